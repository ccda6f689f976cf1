namespace ToolVerdicts.Facts;

/// <summary>A contested fact with all its values.</summary>
/// <param name="Label">The fact in the words of the site.</param>
public sealed record OpenFact(Slug Slug, ToolIdentity Tool, string Label, IReadOnlyList<ContestedValue> Values);
