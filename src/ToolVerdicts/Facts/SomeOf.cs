namespace ToolVerdicts.Facts;

/// <summary>The beginning of a list.</summary>
/// <param name="Total">How many there are in all.</param>
public sealed record SomeOf<T>(IReadOnlyList<T> Items, long Total);
