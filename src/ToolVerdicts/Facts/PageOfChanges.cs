namespace ToolVerdicts.Facts;

/// <summary>A page of the list of changes.</summary>
/// <param name="Next">The id below which the next page begins; null on the last page.</param>
public sealed record PageOfChanges(IReadOnlyList<DayOfChanges> Days, long? Next);
