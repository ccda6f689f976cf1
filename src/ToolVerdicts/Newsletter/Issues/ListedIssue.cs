using System.Text.RegularExpressions;

namespace ToolVerdicts.Newsletter.Issues;

/// <param name="Week">The ISO week, such as 2026-W47.</param>
/// <param name="Summary">The number of news items of each kind, in words.</param>
public sealed partial record ListedIssue(string Week, string Summary, DateTimeOffset ComposedAt)
{
    public string Title => IssueWeek.Parse(Week).Title;

    /// <summary>The summary in the words of the site; the store keeps it with "tool".</summary>
    public string Summarize(string thing, string things) => NewTools().Replace(Summary, tools => tools.Length == 4 ? thing : things);

    [GeneratedRegex(@"(?<=\d new )tools?\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NewTools();
}
