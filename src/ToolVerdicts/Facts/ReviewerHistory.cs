namespace ToolVerdicts.Facts;

/// <summary>The history of what one reviewer says of a tool, or of one text without a reviewer.</summary>
/// <param name="Reviewer">The reviewer's key; null when no page names the reviewer of the text.</param>
/// <param name="Scores">The scores in numbers; null when they make no line.</param>
public sealed record ReviewerHistory(string? Reviewer, FactHistory Text, FactHistory Score, FactHistory Call, FactLine? Scores)
{
    private static readonly ILookup<long, RowEvidence> NoEvidence = Array.Empty<RowEvidence>().ToLookup(_ => 0L);

    /// <summary>The histories of all reviewers of a tool: the usual panel first, texts without a reviewer last.</summary>
    /// <param name="texts">Every text that a source shows as a review of the tool.</param>
    /// <param name="shown">What sources state of them, in the order of revisions.</param>
    public static IReadOnlyList<ReviewerHistory> ListOf(IReadOnlyList<Review> texts, IReadOnlyList<ReviewStatement> shown)
    {
        var names = shown.Where(statement => statement.Reviewer is not null)
            .ToLookup(statement => statement.ReviewId, statement => statement.Reviewer!);
        var byReviewer = texts.SelectMany(text => names[text.Id].Distinct().Select(name => (Name: name, Text: text)))
            .GroupBy(text => text.Name, text => text.Text, StringComparer.Ordinal)
            .OrderBy(group => Reviews.Reviewer.Position(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Of(group.Key, [.. group], shown));
        return [.. byReviewer, .. texts.Where(text => !names.Contains(text.Id)).Select(text => Of(null, [text], shown))];
    }

    private static ReviewerHistory Of(string? reviewer, IReadOnlyList<Review> editions, IReadOnlyList<ReviewStatement> all)
    {
        var texts = editions.ToDictionary(edition => edition.Id, edition => edition.Text);
        var shown = all.Where(statement => texts.ContainsKey(statement.ReviewId)).ToList();
        var scores = Recorded<long>(statement => statement.Score is { } score ? [score] : []);
        var calls = Recorded<Call>(statement => statement.Call is { } call ? [call] : []);
        var known = new Dictionary<long, Stood>();
        return new ReviewerHistory(
            reviewer,
            FactHistory.Of(
                Recorded<long>(statement => [statement.ReviewId]),
                ValueRules.Exact<long>(),
                id => texts[id],
                revision => After(revision).Text),
            FactHistory.Of(scores, ValueRules.Exact<long>(), score => $"{score}", revision => After(revision).Score),
            FactHistory.Of(calls, ValueRules.Exact<Call>(), call => ColumnTypes.ToStored<Call>(call)!, revision => After(revision).Call),
            FactLine.Of(
                scores.Select(score => score.Statement.Seen),
                day => Find(shown.Where(statement => !statement.IsWithdrawn && (statement.Seen is null || statement.Seen <= day))).Score,
                score => score));

        List<Recorded<T>> Recorded<T>(Func<ReviewStatement, T[]> values) => shown
            .SelectMany(statement => values(statement).Select(value => new Recorded<T>(statement.Revision, statement.Of(value)))).ToList();

        Stood After(long revision)
        {
            if (!known.TryGetValue(revision, out var stood))
            {
                known[revision] = stood = Find(shown.Where(statement => statement.Revision <= revision)
                    .Select(statement => statement with { IsWithdrawn = statement.WithdrawnIn <= revision }));
            }

            return stood;
        }

        Stood Find(IEnumerable<ReviewStatement> some)
        {
            var statements = some.ToLookup(statement => statement.ReviewId);
            var own = PanelSettlement.Of(editions, statements, NoEvidence, _ => null)
                .Where(review => review.Reviewer == reviewer && review.IsShown).ToList();
            var text = new FactState<long>(
                own.ConvertAll(review => review.Id), own.SelectMany(review => statements[review.Id]).Max(statement => statement.Seen));
            if (own is not [{ State: ReviewState.Standing } standing])
                return new Stood(text, FactState<long>.None, FactState<Call>.None);
            // Score and call are those of the text that stands.
            var beside = statements[standing.Id].Where(statement => !statement.IsWithdrawn).ToList();
            return new Stood(
                text,
                FactState<long>.Of(Standing.Of(
                    beside.Where(statement => statement.Score is not null).Select(statement => statement.Of(statement.Score!.Value)),
                    ValueRules.Exact<long>())),
                FactState<Call>.Of(Standing.Of(
                    beside.Where(statement => statement.Call is not null).Select(statement => statement.Of(statement.Call!.Value)),
                    ValueRules.Exact<Call>())));
        }
    }

    private sealed record Stood(FactState<long> Text, FactState<long> Score, FactState<Call> Call);
}
