namespace ToolVerdicts.Content;

/// <summary>Reads a file of <c>reviewers/</c>.</summary>
internal static class LensParser
{
    /// <summary>Null when the file's name is no key. A lens whose text has a fault is known all the same.</summary>
    public static Lens? Parse(FolderFile file, IReadOnlyDictionary<string, string> figures, FileFaults faults)
    {
        var key = ContentPlace.SlugOf(file.Path, faults);
        var prose = ProseFile.Parse(file.Text, ContentKeys.Reviewer, figures, faults);
        var order = prose?.Fields?.Whole("order", 0, 10_000);
        return key is { } slug ? new Lens(slug.ToString(), prose?.Title ?? slug.ToString(), order) { Prose = prose?.Whole } : null;
    }
}
