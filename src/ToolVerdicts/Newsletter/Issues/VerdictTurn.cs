namespace ToolVerdicts.Newsletter.Issues;

/// <summary>A change of a panel's verdict. Null is "contested".</summary>
public sealed record VerdictTurn(IssueTool Tool, Verdict? Before, Verdict? After);
