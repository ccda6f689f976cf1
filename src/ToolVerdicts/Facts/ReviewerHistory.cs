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
        var texts = editions.ToDictionary(edition => edition.Key, edition => edition.Text);
        var whole = PanelSettlement.WholeTexts(editions);
        var shown = all.Where(statement => texts.ContainsKey(statement.ReviewKey)).ToList();
        var scores = Recorded(statement => statement.ScoreWords);
        var calls = Recorded(statement => statement.Call.ToStored());
        var known = new Dictionary<long, Stood>();
        return new ReviewerHistory(
            reviewer,
            FactHistory.Of(
                Recorded(statement => whole[statement.ReviewKey]),
                ValueRules.Exact,
                key => texts[key],
                revision => After(revision).Text),
            FactHistory.Of(scores, ValueRules.Exact, score => score, revision => After(revision).Score),
            FactHistory.Of(calls, ValueRules.Exact, call => call, revision => After(revision).Call),
            FactLine.Of(
                scores.Select(score => score.Statement.Seen),
                day => Find(shown.Where(statement =>
                    statement is { IsWithdrawn: false, Until: null } && (statement.Seen is null || statement.Seen <= day))).Score,
                score => long.Parse(score, CultureInfo.InvariantCulture)));

        List<Recorded<string>> Recorded(Func<ReviewStatement, string?> value) => shown.Where(statement => value(statement) is not null)
            .Select(statement => new Recorded<string>(statement.Revision, statement.Of(value(statement)!))).ToList();

        Stood After(long revision)
        {
            if (!known.TryGetValue(revision, out var stood))
            {
                known[revision] = stood = Find(shown.Select(statement => statement.After(revision)).OfType<ReviewStatement>());
            }

            return stood;
        }

        Stood Find(IEnumerable<ReviewStatement> some)
        {
            var statements = some.ToLookup(statement => statement.ReviewId);
            var own = PanelSettlement.Of(editions, statements, NoEvidence, Answers.None, _ => null)
                .Where(review => review.Reviewer == reviewer && review.IsShown).ToList();
            var text = new FactState<string>(
                own.ConvertAll(review => review.Key), own.SelectMany(review => statements[review.Id]).Max(statement => statement.Seen));
            if (own is not [{ State: ReviewState.Standing } standing])
                return new Stood(text, Beside(statement => statement.ScoreWords), Beside(statement => statement.Call.ToStored()));
            // Score and call are those of the text that stands.
            var beside = Live(standing);
            return new Stood(
                text,
                FactState<string>.Of(PanelSettlement.Find(beside, statement => statement.ScoreWords)),
                FactState<string>.Of(PanelSettlement.Find(beside, statement => statement.Call.ToStored())));

            List<ReviewStatement> Live(Review review) => statements[review.Id].Where(statement => !statement.IsWithdrawn).ToList();

            // Scores and calls beside contested texts are contested with them.
            FactState<string> Beside(Func<ReviewStatement, string?> value) => own
                .SelectMany(review => FactState<string>.Of(PanelSettlement.Find(Live(review), value)).Values)
                .Distinct(StringComparer.Ordinal).ToList() is [_, ..] values
                    ? new FactState<string>(values, text.Seen) { IsContested = true }
                    : FactState<string>.None;
        }
    }

    private sealed record Stood(FactState<string> Text, FactState<string> Score, FactState<string> Call);
}
