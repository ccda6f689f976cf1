namespace ToolVerdicts.Importing;

/// <summary>A review after the import.</summary>
/// <param name="Review">The row to store.</param>
/// <param name="IsChanged">False when the store has this row already.</param>
/// <param name="Captured">The review as the capture states it.</param>
public sealed record ReviewPlan(Review Review, bool IsChanged, CapturedReview Captured);
