namespace ToolVerdicts.Newsletter.Issues;

/// <summary>Turns changes into an issue. This is the only place that decides what is news.</summary>
public static class DigestComposer
{
    /// <summary>The longest list of an issue. The latest items, or those with the most new votes, stay.</summary>
    public const int Most = 500;
    /// <summary>So many new votes on a tool are news; so many votes in all are, when the community's verdict changed.</summary>
    public const long FewestVotes = Wilson.FewestVotes;

    public static Digest Compose(IssueWeek week, DigestChanges changes)
    {
        var tools = changes.Tools.ToDictionary(tool => tool.Id);
        return new Digest(week)
        {
            Comparisons = changes.Comparisons.GroupBy(row => (row.CaptureId, row.Address)).Reverse().Take(Most)
                .Select(rows => Comparison(rows.Key.Address, rows.Select(row => tools[row.ToolId]).ToList())).ToList(),
            Tools = ByName(tools.Values.Where(tool => tool.FirstCapture > changes.After), tool => tool).Take(Most).Select(Named).ToList(),
            Verdicts = Turns(changes.Verdicts, row => row.ToolId).Where(turn => turn.First.Before != turn.Last.After)
                .Take(Most).Select(turn => new VerdictTurn(Named(turn.Tool), turn.First.Before, turn.Last.After)).ToList(),
            Prices = Turns(changes.Prices, row => row.ToolId)
                .Select(turn => new PriceTurn(Named(turn.Tool), turn.First.Before, turn.Last.After))
                .Where(turn => !turn.Before.IsSameAs(turn.After)).Take(Most).ToList(),
            Disputed = tools.Values.Where(tool => tool.DisputeRank >= Rank.Split).OrderByDescending(tool => tool.DisputeRank)
                .ThenBy(tool => tool.Slug).Take(Most).Select(Named).ToList(),
            Movers = changes.Moved.Where(IsMover).OrderByDescending(NewVotes).ThenBy(tool => tool.Slug)
                .Take(Most).Select(tool => new CommunityMove(Named(tool), tool.Former, tool.Here.Votes)).ToList(),
        };

        // The first and the last change of each tool. A new tool is left out: its facts are news as they are, not as changes.
        IEnumerable<(ToolFacts Tool, T First, T Last)> Turns<T>(IEnumerable<T> rows, Func<T, long> idOf) => ByName(
            rows.GroupBy(idOf).Where(group => tools.TryGetValue(group.Key, out var tool) && tool.FirstCapture <= changes.After)
                .Select(group => (Tool: tools[group.Key], First: group.First(), Last: group.Last())),
            turn => turn.Tool);
    }

    private static NewComparison Comparison(string address, List<ToolFacts> tools) => new(
        address,
        DistinctNames.Title(tools.Select(tool => new ToolIdentity(tool.Name, tool.Tagline)).ToList()),
        tools.Select(Named).ToList());

    private static IssueTool Named(ToolFacts tool) =>
        new(tool.Slug, tool.Name, tool.Tagline, tool.Category, tool.CategorySlug, tool.Panel, tool.Price);

    private static IOrderedEnumerable<T> ByName<T>(IEnumerable<T> items, Func<T, ToolFacts> toolOf) =>
        items.OrderBy(item => toolOf(item).Name, StringComparer.OrdinalIgnoreCase).ThenBy(item => toolOf(item).Slug);

    private static bool IsMover(ToolFacts tool) =>
        NewVotes(tool) >= FewestVotes
        || (tool.Here.Votes.Total >= FewestVotes && tool.Former.Verdict is { } before && tool.Here.Votes.Verdict is { } after
            && before != after);

    private static long NewVotes(ToolFacts tool) => tool.Here.Votes.Total - tool.Former.Total;
}
