namespace ToolVerdicts.Web.Visitors;

/// <summary>Why the past state of a page cannot be shown.</summary>
/// <param name="Path">The page.</param>
public sealed record PastProblem(string Path, int Status, string Sentence);
