namespace ToolVerdicts.Content;

/// <summary>A page written by the site's editors.</summary>
/// <param name="Title">The page's heading.</param>
/// <param name="Description">A summary of one or two sentences.</param>
/// <param name="Html">The body as safe HTML.</param>
public sealed record Prose(string Title, string Description, string Html)
{
    /// <param name="path">The page's file.</param>
    /// <param name="keys">The keys of its front matter.</param>
    /// <param name="figures">Values of the placeholders, each one line of Markdown.</param>
    /// <exception cref="ContentException">The file cannot be read, or is invalid.</exception>
    internal static Prose Read(string path, IReadOnlyList<string> keys, IReadOnlyDictionary<string, string> figures)
    {
        var faults = new FileFaults(path);
        var text = FileText.Decode(FileText.ReadOrExplain(path, () => File.ReadAllBytes(path)), faults);
        var file = text is null ? null : ProseFile.Parse(text, keys, figures, faults);
        if (faults.Found.MinBy(fault => (fault.Line, fault.Column)) is { } first)
            throw new ContentException($"{first}");
        return new Prose(file!.Title!, file.Description!, file.Html!);
    }
}
