namespace ToolVerdicts.Importing;

/// <summary>A review whose reviewer is unknown or only inferred.</summary>
/// <param name="Reviewer">The inferred reviewer; null when unknown.</param>
internal sealed record UnnamedReview(long Id, long ToolId, string? Reviewer);
