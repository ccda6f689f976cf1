namespace ToolVerdicts.Facts;

/// <summary>The history of every fact of a tool.</summary>
/// <param name="Facts">The tool's own facts.</param>
/// <param name="Reviewers">What each reviewer says.</param>
/// <param name="LeftOut">How many reviewers and texts without a reviewer are left out.</param>
/// <param name="Sightings">The captures by the revision that recorded them.</param>
public sealed record ToolHistory(
    IReadOnlyList<NamedHistory> Facts,
    IReadOnlyList<ReviewerHistory> Reviewers,
    int LeftOut,
    IReadOnlyDictionary<long, HistorySighting> Sightings)
{
    private const int MostReviewers = 100;

    /// <param name="statements">What sources state of the tool.</param>
    /// <param name="texts">Every text that a source shows as a review of it.</param>
    /// <param name="shown">What sources state of these texts.</param>
    public static ToolHistory Of(
        IReadOnlyList<ToolStatement> statements,
        IReadOnlyList<Review> texts,
        IReadOnlyList<ReviewStatement> shown,
        IReadOnlyList<HistorySighting> sightings)
    {
        var inOrder = statements.OrderBy(statement => statement.Revision).ToList();
        var reviewers = ReviewerHistory.ListOf(texts, [.. shown.OrderBy(statement => statement.Revision)]);
        return new ToolHistory(
            [
                Text(ChangedFact.Category, statement => statement.Category),
                Text(ChangedFact.Description, statement => statement.Description),
                Text(ChangedFact.Price, statement => statement.PriceWord),
                Text(ChangedFact.Pricing, statement => statement.PriceText),
                Fact(ChangedFact.Panel, statement => statement.Panel, ValueRules.Panel, claim => $"{claim}"),
                Fact(
                    ChangedFact.Community,
                    statement => statement.Community,
                    ValueRules.Community,
                    vote => ToolWords.CapturedCommunity(vote.SharePercent, vote.Votes) ?? CommunityVerdict.NoVotes),
            ],
            [.. reviewers.Take(MostReviewers)],
            Math.Max(0, reviewers.Count - MostReviewers),
            sightings.ToDictionary(sighting => sighting.Revision));

        NamedHistory Text(ChangedFact fact, Func<ToolStatement, string?> value)
        {
            var rule = ValueRules.Text();
            var line = fact == ChangedFact.Pricing ? FactLine.OfPrice([.. Recorded(value).Select(text => text.Statement)], rule) : null;
            return Fact(fact, value, rule, text => text) with { Line = line };
        }

        NamedHistory Fact<T>(ChangedFact fact, Func<ToolStatement, T?> value, ValueRule<T> rule, Func<T, string> words)
            where T : class => new(ChangeWords.Label(fact, reviewer: null), FactHistory.Of(Recorded(value), rule, words));

        List<Recorded<T>> Recorded<T>(Func<ToolStatement, T?> value)
            where T : class => inOrder.Where(statement => value(statement) is not null)
                .Select(statement => new Recorded<T>(statement.Revision, statement.Of(value(statement)!))).ToList();
    }
}
