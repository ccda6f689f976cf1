namespace ToolVerdicts.Facts;

/// <summary>The standing value of each fact of one tool. Null is "not stated".</summary>
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
    /// <param name="statements">The statements of all sources on the tool, at least one.</param>
    public static ToolStandings Of(IReadOnlyList<ToolStatement> statements)
    {
        var text = ValueRules.Text();
        return new ToolStandings(
            Find(statement => statement.Name, text)!,
            Find(statement => statement.Tagline, text)!,
            Find(statement => statement.Category, text),
            Find(statement => statement.Description, text),
            Find(statement => statement.PriceWord, text),
            Find(statement => statement.PriceText, text),
            Find(statement => statement.Panel, ValueRules.Panel),
            Find(statement => statement.Community, ValueRules.Community));

        Chosen<T>? Find<T>(Func<ToolStatement, T?> value, ValueRule<T> rule)
            where T : class => Standing.Of(CaptureStatement.ListOf(statements, value), rule);
    }

    /// <summary>The facts of which no value stands (<see cref="WordList"/>); null when there are none.</summary>
    public string? Contested => WordList.Of<ToolFact>(
    [
        .. If(ToolFact.Category, Category?.IsContested),
        .. If(ToolFact.Description, Description?.IsContested),
        .. If(ToolFact.Price, Price?.IsContested),
        .. If(ToolFact.Pricing, Pricing?.IsContested),
        .. If(ToolFact.Panel, Panel?.IsContested),
        .. If(ToolFact.Community, Community?.IsContested),
    ]);

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

    private static ToolFact[] If(ToolFact fact, bool? isContested) => isContested == true ? [fact] : [];
}
