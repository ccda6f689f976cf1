namespace ToolVerdicts.Web.Pages.Shared;

public sealed record ReviewedTool(Tool Tool, IReadOnlyList<ScorecardRow> Scorecard);
