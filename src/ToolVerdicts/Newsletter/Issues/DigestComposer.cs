namespace ToolVerdicts.Newsletter.Issues;

/// <summary>Turns changes into an issue. This is the only place that decides what is news.</summary>
public static class DigestComposer
{
    /// <summary>The longest list of an issue. The latest items, or those with the most new votes, stay.</summary>
    public const int Most = 500;

    /// <summary>The number of new votes that is news; with a changed verdict of the community, the number of all votes that is.</summary>
    public const long FewestVotes = Wilson.FewestVotes;

    /// <summary>Composes the issue of a week.</summary>
    public static Digest Compose(IssueWeek week, DigestChanges changes)
    {
        var tools = changes.Tools.ToDictionary(tool => tool.Id);
        var known = tools.Values.Where(tool => tool.FirstCapture <= changes.After).Select(tool => tool.Id).ToHashSet();
        return new Digest(week)
        {
            Comparisons = changes.Comparisons.GroupBy(row => row.CaptureId).Reverse().Take(Most).Select(rows =>
                Comparison(rows.First().Address, rows.Select(row => tools[row.ToolId]).ToList())).ToList(),
            Tools = ByName(tools.Values.Where(tool => !known.Contains(tool.Id))).Take(Most).Select(Named).ToList(),
            // A new tool's facts are news as they are, not as changes.
            Verdicts = ByName(changes.Verdicts.GroupBy(row => row.ToolId).Where(rows =>
                known.Contains(rows.Key) && rows.First().Before != rows.Last().After), rows => tools[rows.Key])
                .Take(Most).Select(rows => new VerdictTurn(Named(tools[rows.Key]), rows.First().Before, rows.Last().After)).ToList(),
            Prices = ByName(changes.Prices.GroupBy(row => row.ToolId).Where(rows =>
                known.Contains(rows.Key) && !Before(rows).IsSameAs(After(rows))), rows => tools[rows.Key])
                .Take(Most).Select(rows => new PriceTurn(Named(tools[rows.Key]), Before(rows), After(rows))).ToList(),
            Disputed = tools.Values.Where(tool => tool.DisputeRank >= Rank.Split).OrderByDescending(tool => tool.DisputeRank)
                .ThenBy(tool => tool.Slug, StringComparer.Ordinal)
                .Take(Most).Select(Named).ToList(),
            Movers = changes.Moved.Where(IsMover).OrderByDescending(NewVotes).ThenBy(tool => tool.Slug, StringComparer.Ordinal)
                .Take(Most).Select(tool => new CommunityMove(Named(tool), Former(tool), Current(tool))).ToList(),
        };
    }

    private static NewComparison Comparison(string address, List<ToolFacts> tools) =>
        new(address, DistinctNames.Title(tools.Select(tool => new ToolIdentity(tool.Name, tool.Tagline)).ToList()),
            tools.Select(Named).ToList());

    private static IssueTool Named(ToolFacts tool) => new(
        tool.Slug,
        tool.Name,
        tool.Tagline,
        tool.Category,
        tool.CategorySlug,
        tool is { PanelShip: { } ship, PanelSkip: { } skip } ? new Tally(ship, skip) : null,
        new Price(tool.PriceWord, tool.PriceText));

    private static IOrderedEnumerable<ToolFacts> ByName(IEnumerable<ToolFacts> tools) => ByName(tools, tool => tool);

    private static IOrderedEnumerable<T> ByName<T>(IEnumerable<T> items, Func<T, ToolFacts> toolOf) =>
        items.OrderBy(item => toolOf(item).Name, StringComparer.OrdinalIgnoreCase).ThenBy(item =>
            toolOf(item).Slug, StringComparer.Ordinal);

    private static Price Before(IEnumerable<PriceChanged> changes) => new(changes.First().BeforeWord, changes.First().BeforeText);
    private static Price After(IEnumerable<PriceChanged> changes) => new(changes.Last().AfterWord, changes.Last().AfterText);

    private static bool IsMover(ToolFacts tool) =>
        NewVotes(tool) >= FewestVotes
        || (Current(tool).Total >= FewestVotes && Former(tool).Verdict is { } before && Current(tool).Verdict is { } after
            && before != after);

    private static long NewVotes(ToolFacts tool) => Current(tool).Total - Former(tool).Total;
    private static Tally Former(ToolFacts tool) => new(tool.FormerShip, tool.FormerSkip);
    private static Tally Current(ToolFacts tool) => new(tool.VotesShip, tool.VotesSkip);
}
