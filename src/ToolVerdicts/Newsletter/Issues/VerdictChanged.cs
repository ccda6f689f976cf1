namespace ToolVerdicts.Newsletter.Issues;

public sealed record VerdictChanged(long ToolId, Verdict Before, Verdict After);
