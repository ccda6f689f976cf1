namespace ToolVerdicts.Facts;

/// <summary>A contested fact with all its values.</summary>
/// <param name="Slug">The tool.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="Label">The fact in the words of the site.</param>
public sealed record OpenFact(Slug Slug, string Name, string Label, IReadOnlyList<ContestedValue> Values);
