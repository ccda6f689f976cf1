namespace ToolVerdicts.Reviews;

/// <param name="Category">The name of the tool's category; null is "not stated".</param>
/// <param name="Text">The text; words between backticks are code.</param>
/// <param name="Score">0 to 100; null is "not stated".</param>
public sealed record ToolReview(
    Slug ToolSlug, string ToolName, string? Category, string Text, long? Score, Call? Call, Basis? CallBasis);
