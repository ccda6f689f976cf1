namespace ToolVerdicts.Reviews;

/// <summary>How many of a reviewer's calls agree with the verdicts of others.</summary>
/// <param name="Agreed">The calls that agree.</param>
/// <param name="Compared">The calls that have a verdict to compare with.</param>
public readonly record struct Agreement(long Agreed, long Compared);
