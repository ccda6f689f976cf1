using ToolVerdicts.Text;

namespace ToolVerdicts.Content;

/// <summary>A page that people write.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Description">What it is about, in one or two sentences.</param>
/// <param name="Html">Its body, ready to show.</param>
public sealed record Prose(string Title, string Description, string Html)
{
    /// <summary>Reads a page.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="figures">What stands for each placeholder, as one line of Markdown.</param>
    /// <exception cref="ContentException">The file cannot be shown as it is.</exception>
    public static Prose Read(string path, IReadOnlyDictionary<string, string> figures)
    {
        var file = ContentFile.Read(path).WithFigures(figures);
        var prose = FrontMatter.Parse(file);
        return new Prose(prose.Title, prose.Description, ProseMarkdown.ToHtml(file, prose));
    }
}
