namespace ToolVerdicts.Content;

/// <summary>A file of <c>articles/</c>.</summary>
/// <param name="Slug">The address, which is the file's name without the day before it.</param>
/// <param name="Date">The day from which on it is published.</param>
/// <param name="Tools">The tools that it is about.</param>
public sealed record Article(
    Slug Slug, string Title, string Description, DateOnly Date, bool IsDraft, IReadOnlyList<Slug> Tools, string Html);
