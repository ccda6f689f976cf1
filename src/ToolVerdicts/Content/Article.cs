namespace ToolVerdicts.Content;

/// <summary>A file of <c>articles/</c>.</summary>
/// <param name="Slug">The address, which is the file's name without the day before it.</param>
/// <param name="Date">The day from which on it is published.</param>
/// <param name="Tools">The tools that it is about.</param>
/// <param name="Html">The text as safe HTML.</param>
/// <param name="Markdown">The text as it was written.</param>
public sealed record Article(
    Slug Slug, string Title, string Description, DateOnly Date, bool IsDraft, IReadOnlyList<Slug> Tools, string Html, string Markdown)
{
    public string Path => $"/articles/{Slug}";
}
