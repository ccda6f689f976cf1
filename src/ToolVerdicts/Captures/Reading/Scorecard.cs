namespace ToolVerdicts.Captures.Reading;

/// <summary>The reviews of a page.</summary>
/// <param name="Reviews">Row by row, from left to right.</param>
/// <param name="IsNamed">True when the scorecard states a reviewer, a score or a call.</param>
/// <param name="Damage">The first sign that the scorecard was cut off, for a message; null when there is none.</param>
internal sealed record Scorecard(IReadOnlyList<CapturedReview> Reviews, bool IsNamed, string? Damage);
