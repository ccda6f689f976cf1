namespace ToolVerdicts.Newsletter.Issues;

/// <summary>A change of a panel's known verdict.</summary>
public sealed record VerdictTurn(IssueTool Tool, Verdict Before, Verdict After);
