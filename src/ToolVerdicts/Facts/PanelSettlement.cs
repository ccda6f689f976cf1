namespace ToolVerdicts.Facts;

/// <summary>Works out which texts are a tool's reviews, and their reviewers, scores and calls.</summary>
internal static class PanelSettlement
{
    /// <param name="texts">Every text that a source shows.</param>
    /// <param name="statements">What sources state of each text, by its row.</param>
    /// <param name="evidence">The rows that show each text without a name.</param>
    /// <param name="provenCall">The call that the panel's share proves for a review; null when it proves none.</param>
    public static IReadOnlyList<Review> Of(
        IReadOnlyList<Review> texts,
        ILookup<long, ReviewStatement> statements,
        ILookup<long, RowEvidence> evidence,
        Func<long, Call?> provenCall)
    {
        var live = texts.ToDictionary(text => text.Id, text => statements[text.Id].Where(shown => !shown.IsWithdrawn).ToList());
        var named = texts.Select(text => Named(text, live[text.Id])).ToList();
        var states = named.Where(review => review.Reviewer is not null).GroupBy(review => review.Reviewer)
            .SelectMany(editions => StatesOf(editions.ToList(), live)).ToDictionary();
        var taken = named.Select(review => review.Reviewer).OfType<string>().ToHashSet();
        return named.ConvertAll(review =>
        {
            var state = live[review.Id].Count == 0 ? ReviewState.Withdrawn : states.GetValueOrDefault(review.Id, ReviewState.Standing);
            if (state == ReviewState.Contested)
            {
                // A text that does not stand lends no score and no call.
                return review with
                {
                    State = state, Score = null, ScoreBasis = null, Call = null, CallBasis = null,
                    Contested = WordList.Of([ReviewFact.Text]),
                };
            }

            var inferred = review.Reviewer is null && !review.IsContested(ReviewFact.Reviewer) && state == ReviewState.Standing
                ? ReviewerInference.Infer([.. evidence[review.Id]], taken)
                : null;
            var deduced = review.Call is null && !review.IsContested(ReviewFact.Call) ? provenCall(review.Id) : null;
            return review with
            {
                State = state,
                Reviewer = review.Reviewer ?? inferred,
                ReviewerBasis = inferred is null ? review.ReviewerBasis : Basis.Inferred,
                Call = review.Call ?? deduced,
                CallBasis = deduced is null ? review.CallBasis : Basis.Deduced,
            };
        });
    }

    private static Review Named(Review text, List<ReviewStatement> statements)
    {
        var reviewer = Standing.Of(
            statements.Where(shown => shown.Reviewer is not null).Select(shown => shown.Of(shown.Reviewer!)), ValueRules.Exact<string>());
        var score = Standing.Of(
            statements.Where(shown => shown.Score is not null).Select(shown => shown.Of(shown.Score!.Value)), ValueRules.Exact<long>());
        var call = Standing.Of(
            statements.Where(shown => shown.Call is not null).Select(shown => shown.Of(shown.Call!.Value)), ValueRules.Exact<Call>());
        var contested = new (ReviewFact Fact, bool IsContested)[]
        {
            (ReviewFact.Reviewer, reviewer?.IsContested == true),
            (ReviewFact.Score, score?.IsContested == true),
            (ReviewFact.Call, call?.IsContested == true),
        };
        return text with
        {
            Reviewer = reviewer?.Value,
            ReviewerBasis = reviewer?.Value is null ? null : Basis.Stated,
            Score = score is { IsContested: false } ? score.Value : null,
            ScoreBasis = score is { IsContested: false } ? Basis.Stated : null,
            Call = call is { IsContested: false } ? call.Value : null,
            CallBasis = call is { IsContested: false } ? Basis.Stated : null,
            Contested = WordList.Of(contested.Where(fact => fact.IsContested).Select(fact => fact.Fact)),
        };
    }

    // Of several texts by one reviewer the one stands that was shown last, by name or without.
    private static IEnumerable<KeyValuePair<long, ReviewState>> StatesOf(
        List<Review> editions, Dictionary<long, List<ReviewStatement>> statements)
    {
        var text = Standing.Of(
            editions.SelectMany(edition => statements[edition.Id].Select(shown => shown.Of(edition.Id))), ValueRules.Exact<long>());
        var rivals = text!.Statements.Select(statement => statement.Value).ToHashSet();
        return editions.Select(edition => KeyValuePair.Create(edition.Id,
            !rivals.Contains(edition.Id) ? ReviewState.Superseded
            : text.IsContested ? ReviewState.Contested
            : ReviewState.Standing));
    }
}
