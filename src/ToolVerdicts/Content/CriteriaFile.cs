namespace ToolVerdicts.Content;

/// <summary>A file <c>criteria.yml</c> that was read before.</summary>
public static class CriteriaFile
{
    /// <summary>The criteria of a file that has no fault.</summary>
    public static IReadOnlyList<Criterion> ListOf(string text) =>
        new CriteriaParser(new FileFaults(ContentPlace.Criteria)).Parse(new FolderFile(ContentPlace.Criteria, text)) ?? [];
}
