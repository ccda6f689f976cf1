namespace ToolVerdicts.Importing;

/// <summary>A tool after the import.</summary>
/// <param name="Tool">The row to store.</param>
/// <param name="IsChanged">False when the store has this row already.</param>
/// <param name="Reviews">The reviews in the capture, except those in conflict.</param>
/// <param name="FormerVerdict">The stored verdict, if this import replaces it by another; else null.</param>
/// <param name="FormerPrice">The stored price, if this import replaces it by another; else null.</param>
public sealed record ToolPlan(
    Tool Tool, bool IsChanged, IReadOnlyList<ReviewPlan> Reviews, Verdict? FormerVerdict, Price? FormerPrice);
