namespace ToolVerdicts.Newsletter.Issues;

/// <param name="Week">The ISO week, such as 2026-W47.</param>
/// <param name="Summary">The number of news items of each kind, in words.</param>
public sealed record ListedIssue(string Week, string Summary, DateTimeOffset ComposedAt)
{
    public string Title => IssueWeek.Parse(Week).Title;
}
