namespace ToolVerdicts.Facts;

/// <summary>The history of one fact of a tool.</summary>
/// <param name="Label">The fact in the words of the site.</param>
/// <param name="Line">The fact in numbers; null when it has none, or not enough of them.</param>
public sealed record NamedHistory(string Label, FactHistory History, FactLine? Line = null);
