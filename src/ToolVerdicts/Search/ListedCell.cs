namespace ToolVerdicts.Search;

/// <summary>The value of a criterion of a listed tool, or the reason why it has none.</summary>
/// <param name="Value">The standing value as it was written; null where a file says why there is none.</param>
/// <param name="Seen">The day on which the value was seen; null is "not known".</param>
/// <param name="Because">The reason for which the criterion does not apply; null with a value.</param>
[method: ExplicitConstructor]
public sealed record ListedCell(long ToolId, string Criterion, string? Value, DateOnly? Seen, string? Because);
