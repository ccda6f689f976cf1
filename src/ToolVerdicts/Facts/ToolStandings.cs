namespace ToolVerdicts.Facts;

/// <summary>What stands of each fact of one tool. Null is "not stated".</summary>
public sealed record ToolStandings(
    Chosen<string> Name,
    Chosen<string> Tagline,
    Chosen<string>? Category,
    Chosen<string>? Description,
    Chosen<string>? Price,
    Chosen<string>? Pricing,
    Chosen<PanelClaim>? Panel,
    Chosen<CommunityVote>? Community)
{
    /// <param name="statements">What sources state of the tool, at least one.</param>
    public static ToolStandings Of(IReadOnlyList<ToolStatement> statements)
    {
        return new ToolStandings(
            Find(statement => statement.Name, ValueRules.Text)!,
            Find(statement => statement.Tagline, ValueRules.Text)!,
            Find(statement => statement.Category, ValueRules.Text),
            Find(statement => statement.Description, ValueRules.Text),
            Find(statement => statement.PriceWord, ValueRules.Text),
            Find(statement => statement.PriceText, ValueRules.Text),
            Find(statement => statement.Panel, ValueRules.Panel),
            Find(statement => statement.Community, ValueRules.Community));

        Chosen<T>? Find<T>(Func<ToolStatement, T?> value, ValueRule<T> rule)
            where T : class => Standing.Of(statements.Select(statement => statement.Of(value(statement))).OfType<Statement<T>>(), rule);
    }

    /// <summary>The words of the facts of which no value stands.</summary>
    public string? Contested
    {
        get
        {
            List<ToolFact> contested = [];
            Add(ToolFact.Category, Category?.IsContested);
            Add(ToolFact.Description, Description?.IsContested);
            Add(ToolFact.Price, Price?.IsContested);
            Add(ToolFact.Pricing, Pricing?.IsContested);
            Add(ToolFact.Panel, Panel?.IsContested);
            Add(ToolFact.Community, Community?.IsContested);
            return WordList.Of(contested);

            void Add(ToolFact fact, bool? isContested)
            {
                if (isContested == true)
                    contested.Add(fact);
            }
        }
    }

    /// <summary>One fact with its sources, in words; null when it is not stated.</summary>
    public StandingFact? Find(ToolFact fact) => fact switch
    {
        ToolFact.Identity => StandingFact.Of(Tagline, words => words),
        ToolFact.Category => StandingFact.Of(Category, words => words),
        ToolFact.Description => StandingFact.Of(Description, words => words),
        ToolFact.Price => StandingFact.Of(Price, words => words),
        ToolFact.Pricing => StandingFact.Of(Pricing, words => words),
        ToolFact.Community =>
            StandingFact.Of(Community, vote => ToolWords.CapturedCommunity(vote.SharePercent, vote.Votes) ?? CommunityVerdict.NoVotes),
        // Counts that were deduced have the sources of the share.
        ToolFact.Panel when Panel?.Value?.Counts is not null =>
            StandingFact.Of(Panel, claim => $"{claim}", claim => claim.Counts is not null),
        ToolFact.Panel => StandingFact.Of(Panel, claim => $"{claim}"),
        _ => StandingFact.Of(Panel, claim => $"{claim}", claim => claim.Share is not null),
    };
}
