namespace ToolVerdicts.Newsletter.Issues;

/// <summary>A comparison that a capture showed for the first time.</summary>
/// <param name="Tools">In canonical order.</param>
public sealed record NewComparison(string Address, string Title, IReadOnlyList<IssueTool> Tools);
