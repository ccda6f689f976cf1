namespace ToolVerdicts.Captures;

/// <summary>A row of a page's decision table beyond the fixed ones.</summary>
/// <param name="Number">The row's place among them, from 1.</param>
/// <param name="Label">The label as the page writes it, without an icon.</param>
/// <param name="Values">The values as the page writes them, by the tools of the capture; null where none is stated.</param>
/// <param name="Warning">The message for an editor when no criterion has the label.</param>
public sealed record CapturedRow(int Number, string Label, IReadOnlyList<string?> Values, string Warning);
