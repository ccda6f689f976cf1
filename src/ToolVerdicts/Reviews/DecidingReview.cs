namespace ToolVerdicts.Reviews;

/// <summary>A review without which the panel's verdict would be another.</summary>
/// <param name="Without">The verdict without the review; null when no other call is left.</param>
public sealed record DecidingReview(Review Review, Verdict? Without);
