namespace ToolVerdicts.Facts;

/// <summary>The standing value of a criterion.</summary>
/// <param name="Criterion">The criterion's key.</param>
/// <param name="Seen">The day on which it was seen; null is "not known".</param>
public sealed record StandingCriterion(string Criterion, string Value, DateOnly? Seen);
