using ToolVerdicts.Reviews;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages.Shared;

public sealed record ReviewedTool(Tool Tool, IReadOnlyList<ScorecardRow> Scorecard);
