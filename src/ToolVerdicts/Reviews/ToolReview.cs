namespace ToolVerdicts.Reviews;

/// <param name="Category">The name of the tool's category; null is "not stated".</param>
/// <param name="Text">The text; words between backticks are code.</param>
/// <param name="Score">0 to 100; null is "not stated".</param>
/// <param name="Authorship">By whom an editor's file says it is; null when no file has it.</param>
/// <param name="Author">The author's name or letters; null when the file gives none, as below.</param>
/// <param name="Written">The day on which it was written.</param>
/// <param name="Because">The reason why a captured text is this reviewer's.</param>
public sealed record ToolReview(
    Slug ToolSlug, string ToolName, string ToolTagline, string? Category, string Text, long? Score, Call? Call, Basis? CallBasis,
    Authorship? Authorship,
    string? Author, DateOnly? Written, string? Because);
