namespace ToolVerdicts.Facts;

/// <summary>Works out which texts are a tool's reviews, and their reviewers, scores and calls.</summary>
internal static class PanelSettlement
{
    /// <param name="texts">Every text that a source shows.</param>
    /// <param name="statements">What sources state of each text, by its row.</param>
    /// <param name="evidence">The rows that show each text without a name.</param>
    /// <param name="answers">The decisions of editors.</param>
    /// <param name="provenCall">The call that the panel's share proves for a review; null when it proves none.</param>
    public static IReadOnlyList<Review> Of(
        IReadOnlyList<Review> texts,
        ILookup<long, ReviewStatement> statements,
        ILookup<long, RowEvidence> evidence,
        Answers answers,
        Func<long, Call?> provenCall)
    {
        var live = texts.ToDictionary(text => text.Id, text => statements[text.Id].Where(shown => !shown.IsWithdrawn).ToList());
        var named = texts.Select(text => Named(text, live[text.Id], answers)).ToList();
        var states = named.Where(review => review.Reviewer is not null).GroupBy(review => review.Reviewer)
            .Where(editions => editions.Skip(1).Any()).SelectMany(editions => StatesOf(editions.ToList(), live, answers)).ToDictionary();
        var taken = named.Select(review => review.Reviewer).OfType<string>().ToHashSet();
        return named.ConvertAll(review =>
        {
            var state = live[review.Id].Count == 0 ? ReviewState.Withdrawn : states.GetValueOrDefault(review.Id, ReviewState.Standing);
            if (state == ReviewState.Contested)
            {
                // A text that does not stand lends no score and no call: those beside it are contested with it.
                return review with
                {
                    State = state, Score = null, ScoreBasis = null, Call = null, CallBasis = null,
                    Contested = WordList.Of(ContestedWith(live[review.Id])),
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

    private static Review Named(Review text, List<ReviewStatement> statements, Answers answers)
    {
        var of = $"of the text {Excerpt.Of(text.Text)}";
        var reviewer = answers.Settle($"reviewer {of}", Find(statements, shown => shown.Reviewer), key => key);
        var score = answers.Settle($"score {of}", Find(statements, shown => shown.ScoreWords), points => points);
        var call = answers.Settle($"call {of}", Find(statements, shown => shown.Call.ToStored()), word => word);
        List<ReviewFact> contested = [];
        if (reviewer?.IsContested == true)
            contested.Add(ReviewFact.Reviewer);
        if (score?.IsContested == true)
            contested.Add(ReviewFact.Score);
        if (call?.IsContested == true)
            contested.Add(ReviewFact.Call);
        return text with
        {
            Reviewer = reviewer?.Value,
            ReviewerBasis = BasisOf(reviewer),
            Score = score?.Value is { } points ? long.Parse(points, CultureInfo.InvariantCulture) : null,
            ScoreBasis = BasisOf(score),
            Call = call?.Value is { } word ? Enum.Parse<Call>(word, ignoreCase: true) : null,
            CallBasis = BasisOf(call),
            Contested = WordList.Of(contested),
        };
    }

    private static List<ReviewFact> ContestedWith(List<ReviewStatement> text)
    {
        List<ReviewFact> contested = [ReviewFact.Text];
        if (text.Exists(shown => shown.Score is not null))
            contested.Add(ReviewFact.Score);
        if (text.Exists(shown => shown.Call is not null))
            contested.Add(ReviewFact.Call);
        return contested;
    }

    private static Basis? BasisOf(Chosen<string>? field) => field?.Value is null ? null
        : field.Statements[0].Kind == SourceKind.File ? Basis.Assigned : Basis.Stated;

    // Of several texts by one reviewer the one stands that was shown last, by name or without.
    private static IEnumerable<KeyValuePair<long, ReviewState>> StatesOf(
        List<Review> editions, Dictionary<long, List<ReviewStatement>> statements, Answers answers)
    {
        var texts = editions.ToDictionary(edition => edition.Key, edition => edition.Text);
        var whole = WholeTexts(editions);
        var text = answers.Settle(
            $"text by {editions[0].Reviewer}",
            Find(editions.SelectMany(edition => statements[edition.Id]), shown => whole[shown.ReviewKey]),
            key => texts[key]);
        var rivals = text!.Statements.Select(statement => statement.Value).ToHashSet();
        return editions.Select(edition => KeyValuePair.Create(edition.Id,
            !rivals.Contains(edition.Key) ? ReviewState.Superseded
            : text.IsContested ? ReviewState.Contested
            : ReviewState.Standing));
    }

    /// <summary>The key of the text that each text says, by its own key: another one for a copy that was cut off.</summary>
    internal static IReadOnlyDictionary<string, string> WholeTexts(IReadOnlyList<Review> editions) => editions.ToDictionary(
        edition => edition.Key,
        edition => editions.Where(other => Wording.IsCut(edition.Text, other.Text)).MaxBy(other => other.Text.Length)?.Key ?? edition.Key);

    /// <summary>The standing value of one field.</summary>
    internal static Chosen<string>? Find(IEnumerable<ReviewStatement> statements, Func<ReviewStatement, string?> value) =>
        Standing.Of(SourceStatement.ListOf(statements, value), ValueRules.Exact);
}
