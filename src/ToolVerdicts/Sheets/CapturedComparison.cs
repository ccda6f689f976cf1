namespace ToolVerdicts.Sheets;

/// <summary>A comparison that a capture shows, for lists.</summary>
/// <param name="Id">The capture's row, below which a list continues.</param>
/// <param name="Address">The address part, such as <c>a-vs-b</c>.</param>
/// <param name="Title">The tools' names, such as "A vs B".</param>
/// <param name="ImportedAt">When the capture was imported.</param>
public sealed record CapturedComparison(long Id, string Address, string Title, DateTimeOffset ImportedAt);
