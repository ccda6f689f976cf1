namespace ToolVerdicts.Facts;

/// <summary>A tool of which pages may show something else than before.</summary>
/// <param name="Category">The slug of its category; null is "not stated".</param>
[method: ExplicitConstructor]
public sealed record ChangedTool(Slug Slug, Slug? Category);
