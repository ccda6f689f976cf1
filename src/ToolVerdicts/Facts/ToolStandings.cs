namespace ToolVerdicts.Facts;

/// <summary>The standing value of each fact of one tool. Null is "not stated".</summary>
/// <param name="Criteria">Those of criteria by their keys, in the order of the keys.</param>
public sealed record ToolStandings(
    Chosen<string> Name,
    Chosen<string> Tagline,
    Chosen<string>? Category,
    Chosen<string>? Description,
    Chosen<string>? Price,
    Chosen<string>? Pricing,
    Chosen<PanelClaim>? Panel,
    Chosen<CommunityVote>? Community,
    IReadOnlyList<KeyValuePair<string, Chosen<string>>> Criteria)
{
    public static ToolStandings Of(ToolSources sources)
    {
        var text = ValueRules.Text();
        return new ToolStandings(
            Find(FileFact.Name, statement => statement.Name, chosen => Identity(chosen, statement => statement.Name))!,
            Find(FileFact.Tagline, statement => statement.Tagline, chosen => Identity(chosen, statement => statement.Tagline))!,
            Find(FileFact.Category, statement => statement.Category),
            Find(FileFact.Description, statement => statement.Description, rule: ValueRules.Prose()),
            Find(FileFact.Price, statement => statement.PriceWord),
            Find(FileFact.PriceText, statement => statement.PriceText),
            sources.Answers.Settle(
                "panel",
                Standing.Of(SourceStatement.ListOf(sources.Captures, statement => statement.Panel), ValueRules.Panel),
                claim => $"{claim}"),
            sources.Answers.Settle(
                "community",
                Standing.Of(SourceStatement.ListOf(sources.Captures, statement => statement.Community), ValueRules.Community),
                vote => ToolWords.CapturedCommunity(vote.SharePercent, vote.Votes) ?? CommunityVerdict.NoVotes),
            CriterionStandings.Of(sources));

        // A tool that was merged has pages with several names, of which it needs one. Name and tagline are those of one page.
        Chosen<string> Identity(Chosen<string> chosen, Func<ToolStatement, string> value)
        {
            if (!chosen.IsContested)
                return chosen;
            var rivals = chosen.Statements.Select(statement => statement.Origin).ToHashSet();
            var words = value(sources.Captures.Where(statement => rivals.Contains(statement.Origin))
                .MinBy(statement => $"{statement.Name}\n{statement.Tagline}", StringComparer.Ordinal)!);
            return chosen with
            {
                Value = words,
                IsContested = false,
                Statements = [.. chosen.Statements.Where(statement => text.IsSame(statement.Value, words))],
            };
        }

        // A file that says "not stated" leaves the fact without a value.
        Chosen<string>? Find(
            string fact, Func<ToolStatement, string?> value, Func<Chosen<string>, Chosen<string>>? choose = null,
            ValueRule<string>? rule = null)
        {
            var files = sources.Files.Where(file => file.Fact == fact).ToList();
            var chosen = Standing.Of(
                [.. SourceStatement.ListOf(files, file => file.Value), .. SourceStatement.ListOf(sources.Captures, value)],
                rule ?? text);
            return files.Exists(file => file.Value is null) ? null : sources.Answers.Settle(
                fact, chosen is null || choose is null ? chosen : choose(chosen), words => words, words => words);
        }
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
