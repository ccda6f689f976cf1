namespace ToolVerdicts.Content;

/// <summary>A file <c>criteria.yml</c> that was read before.</summary>
public static class CriteriaFile
{
    // The file seldom changes, and each settlement of a tool asks for it.
    private static Parsed? _last;

    /// <summary>The criteria of a file that has no fault.</summary>
    public static IReadOnlyList<Criterion> ListOf(string text)
    {
        if (Volatile.Read(ref _last) is { } last && last.Text == text)
            return last.Criteria;
        var criteria =
            new CriteriaParser(new FileFaults(ContentPlace.Criteria), lenses: []).Parse(new FolderFile(ContentPlace.Criteria, text)) ?? [];
        Volatile.Write(ref _last, new Parsed(text, criteria));
        return criteria;
    }

    private sealed record Parsed(string Text, IReadOnlyList<Criterion> Criteria);
}
