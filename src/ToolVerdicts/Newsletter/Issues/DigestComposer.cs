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
        // The first and the last change of each fact. A new tool is left out: its facts are news as they are, not as changes.
        var turns = ByName(
            changes.Turns.GroupBy(row => (row.ToolId, row.Subject))
                .Where(rows => tools.TryGetValue(rows.Key.ToolId, out var tool) && tool.FirstRevision <= changes.After)
                .Select(rows => new Turn(tools[rows.Key.ToolId], rows.First(), rows.Last())),
            turn => turn.Tool).Where(turn => !turn.IsBack).ToList();
        return new Digest(week)
        {
            Comparisons = changes.Comparisons.GroupBy(row => (row.CaptureId, row.Address)).Reverse().Take(Most)
                .Select(rows => Comparison(rows.Key.Address, rows.Select(row => tools[row.ToolId]).ToList())).ToList(),
            Tools = ByName(tools.Values.Where(tool => tool.FirstRevision > changes.After), tool => tool)
                .Take(Most).Select(Named).ToList(),
            Verdicts = turns.Where(turn => turn.IsOfVerdict).Take(Most)
                .Select(turn => new VerdictTurn(Named(turn.Tool), turn.First.BeforeVerdict, turn.Last.AfterVerdict)).ToList(),
            Prices = ByName(turns.Where(turn => turn.IsOfPrice).Select(turn => turn.Tool).Distinct(), tool => tool)
                .Select(tool => new PriceTurn(Named(tool), PriceBefore(tool), tool.Price))
                .Where(turn => !turn.Before.IsSameAs(turn.After)).Take(Most).ToList(),
            Facts = turns.Where(turn => turn is { IsOfVerdict: false, IsOfPrice: false, IsFill: false }).Take(Most)
                .Select(turn => new FactTurn(
                    Named(turn.Tool),
                    ChangeWords.Label(turn.First.Fact, turn.Last.Reviewer, turn.First.CriterionLabel),
                    ChangeWords.Value(turn.First.Before, turn.First.BeforeContested),
                    ChangeWords.Value(turn.Last.After, turn.Last.AfterContested))).ToList(),
            Disputed = tools.Values.Where(tool => tool.DisputeRank >= Rank.Split).OrderByDescending(tool => tool.DisputeRank)
                .ThenBy(tool => tool.Slug).Take(Most).Select(Named).ToList(),
            Movers = changes.Moved.Where(IsMover).OrderByDescending(NewVotes).ThenBy(tool => tool.Slug)
                .Take(Most).Select(tool => new CommunityMove(Named(tool), tool.Former, tool.Here.Votes)).ToList(),
        };

        Price PriceBefore(ToolFacts tool)
        {
            var (word, text) = (First(ChangedFact.Price), First(ChangedFact.Pricing));
            return new Price(word is null ? tool.PriceWord : word.Before, text is null ? tool.PriceText : text.Before)
            {
                IsContested = (word?.BeforeContested ?? tool.IsContested(ToolFact.Price))
                    || (text?.BeforeContested ?? tool.IsContested(ToolFact.Pricing)),
            };

            TurnedFact? First(ChangedFact fact) => turns.FirstOrDefault(turn => turn.Tool == tool && turn.First.Fact == fact)?.First;
        }
    }

    private static NewComparison Comparison(string address, List<ToolFacts> tools) => new(
        address,
        DistinctNames.Title(tools.Select(tool => new ToolIdentity(tool.Name, tool.Tagline)).ToList()),
        tools.Select(Named).ToList());

    private static IssueTool Named(ToolFacts tool) =>
        new(tool.Slug, tool.Name, tool.Tagline, tool.Category, tool.CategorySlug, tool.Panel, tool.Price)
        {
            IsContested = tool.IsContested(ToolFact.Panel),
        };

    private static IOrderedEnumerable<T> ByName<T>(IEnumerable<T> items, Func<T, ToolFacts> toolOf) =>
        items.OrderBy(item => toolOf(item).Name, StringComparer.OrdinalIgnoreCase).ThenBy(item => toolOf(item).Slug);

    private static bool IsMover(ToolFacts tool) =>
        NewVotes(tool) >= FewestVotes
        || (tool.Here.Votes.Total >= FewestVotes && tool.Former.Verdict is { } before && tool.Here.Votes.Verdict is { } after
            && before != after);

    private static long NewVotes(ToolFacts tool) => tool.Here.Votes.Total - tool.Former.Total;

    private sealed record Turn(ToolFacts Tool, TurnedFact First, TurnedFact Last)
    {
        /// <summary>True when the last value is the first one again.</summary>
        public bool IsBack => First.BeforeContested == Last.AfterContested
            && (First.Before is null || Last.After is null ? First.Before == Last.After : Wording.Same(First.Before, Last.After));

        public bool IsOfPrice => First.Fact is ChangedFact.Price or ChangedFact.Pricing;

        /// <summary>True when nothing was stated before.</summary>
        public bool IsFill => First is { Before: null, BeforeContested: false };

        /// <summary>True for a panel whose verdict changed from a known or contested one to another.</summary>
        public bool IsOfVerdict => First.Fact == ChangedFact.Panel && First.BeforeVerdict != Last.AfterVerdict
            && (First.BeforeVerdict is not null || First.BeforeContested) && (Last.AfterVerdict is not null || Last.AfterContested);
    }
}
