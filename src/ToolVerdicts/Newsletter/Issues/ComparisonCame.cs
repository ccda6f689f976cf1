namespace ToolVerdicts.Newsletter.Issues;

/// <summary>A new comparison: one row for each of its tools, in canonical order.</summary>
public sealed record ComparisonCame(long CaptureId, string Address, long ToolId);
