namespace ToolVerdicts.Content;

/// <summary>A page written by the site's editors.</summary>
/// <param name="Title">The page's heading.</param>
/// <param name="Description">A summary of one or two sentences.</param>
/// <param name="Html">The body as safe HTML.</param>
public sealed record Prose(string Title, string Description, string Html)
{
    /// <param name="path">The page's file.</param>
    /// <param name="figures">Values of the placeholders, each one line of Markdown.</param>
    /// <exception cref="ContentException">The file cannot be read, or is invalid.</exception>
    public static Prose Read(string path, IReadOnlyDictionary<string, string> figures)
    {
        var file = ContentFile.Read(path).ReplacePlaceholders(figures);
        var prose = FrontMatter.Parse(file);
        return new Prose(prose.Title, prose.Description, ProseMarkdown.ToHtml(file, prose));
    }
}
