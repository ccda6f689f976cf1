namespace ToolVerdicts.Comparisons;

/// <summary>The sentences on the panel in the answer of a comparison: its verdicts, whom its reviewers score higher, and when it is
/// level.</summary>
internal sealed class PanelAnswer
{
    // More reviewers are counted instead of named.
    private const int MostNamed = 4;

    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private readonly IReadOnlyList<ComparedSide> _sides;
    private readonly IReadOnlyList<ComparedSide> _scored;
    private readonly IReadOnlyList<Preference> _preferences;

    // How many reviewers scored at least one of the tools.
    private readonly int _scorers;

    public PanelAnswer(IReadOnlyList<ComparedSide> sides, IReadOnlyList<ScorecardRow> scorecard)
    {
        _sides = sides;
        _scored = sides.Where(side => side.Key(DecisionTable.MeanScore) is not null).ToList();
        var scores = scorecard.Where(row => row.Reviewer is not null)
            .Select(row => (row.Reviewer, Scores: _scored.Select(side => (Side: side, Score: ScoreOf(row.Sides[side.Place]))).ToList()))
            .Where(row => row.Scores.Exists(score => score.Score is not null)).ToList();
        _scorers = scores.Count;
        _preferences = _scored.Count < 2 ? [] : scores.Where(row => row.Scores.TrueForAll(score => score.Score is not null))
            .Select(row => Preference.Of(row.Reviewer!, row.Scores.ConvertAll(score => (score.Side, score.Score!.Value)))).ToList();
    }

    /// <summary>The tool that the panel puts first: by verdict, else by the scores of all common reviewers, else by means that are
    /// apart. Null when it puts none first.</summary>
    public ComparedSide? Favourite => AreVerdictsApart ? BestVerdict
        : Unanimous ?? (IsLevel ? null : ComparedSide.Highest(_scored, Mean));

    private bool AreVerdictsApart => _sides.Select(side => side.Verdict).OfType<Verdict>().Distinct().Count() > 1;

    // The verdicts are ordered from the best to the worst.
    private ComparedSide? BestVerdict =>
        ComparedSide.Highest(_sides.Where(side => side.Verdict is not null), side => -(int)side.Verdict!.Value);

    private ComparedSide? Unanimous =>
        _preferences.Select(preference => preference.Side).Distinct().ToList() is [{ } only] ? only : null;

    private bool IsLevel => _scored.Count > 1 && _scored.Max(Mean) - _scored.Min(Mean) <= CommonScores.Noise;

    /// <summary>The verdicts when they differ, such as "The panel skips A (1–3) and ships B (4–0)."</summary>
    public Answer? Verdicts()
    {
        if (!AreVerdictsApart)
            return null;
        var clauses = _sides.Where(side => side.Verdict is not null).GroupBy(side => side.Verdict!.Value)
            .OrderByDescending(group => group.Key)
            .Select(group => (Verb: Verb(group.Key), Sides: group.ToList())).ToList();
        var text = $"The panel {ComparedSide.Join(clauses.Select(clause =>
            $"{clause.Verb} {WithCounts(clause.Sides)}"))}.";
        // The best verdict stands last, so that its name ends the sentence.
        return BestVerdict is not { } best ? new Answer(text)
            : new Answer(text[..^$"{best.Name} ({Counts(best)}).".Length], best.Name, $" ({Counts(best)}).");
    }

    /// <summary>Whom the reviewers score higher who scored all of the tools; null when there are none, or when each scores them
    /// alike.</summary>
    public Answer? Scores()
    {
        if (Unanimous is { } ahead)
            return Agreed(ahead);
        return _preferences.All(preference => preference.Side is null) ? null : new Answer(Split());
    }

    /// <summary>A sentence when the means are too near to be a difference, and the reviewers do not lean one way.</summary>
    public Answer? Level() => IsLevel && Unanimous is null ? new Answer("Level on score.") : null;

    /// <summary>The counts when one verdict has several; null when the scores tell more.</summary>
    public Answer? Counts() =>
        _sides.Select(side => side.Verdict).Distinct().ToList() is [{ } verdict]
        && _sides.Select(side => side.Key(DecisionTable.PanelVerdict)).Distinct().Count() > 1
            ? new Answer($"The panel {Verb(verdict)} {ComparedSide.All(_sides)}: {ComparedSide.Join(_sides.Select(side =>
                $"{side.Name} {Counts(side)}"))}.")
            : null;

    /// <summary>The verdict of those that have one, and which have none; null when all have one or none has, and when a verdict is
    /// contested or old.</summary>
    public Answer? KnownVerdicts()
    {
        var known = _sides.Where(side => side.Verdict is not null).ToList();
        var others = _sides.Where(side => side.Tool.Verdict is null && !side.Tool.IsContested(ToolFact.Panel)).ToList();
        return AreVerdictsApart || known.Count == 0 || others.Count == 0 || known.Count + others.Count < _sides.Count ? null
            : new Answer($"The panel {Verb(known[0].Verdict!.Value)} {WithCounts(known)}; on {ComparedSide.Join(
                others.Select(side => side.Name))} no verdict is on file.");
    }

    private Answer Agreed(ComparedSide ahead)
    {
        var (low, high) = (_preferences.Min(preference => preference.Gap), _preferences.Max(preference => preference.Gap));
        var points = low == high ? Counted.Of(low, "point") : $"{low} to {Counted.Of(high, "point")}";
        var count = _preferences.Count;
        var isOne = count == 1;
        var who = isOne ? $"The {_preferences[0].Reviewer.Name}" : count == 2 ? "Both reviewers" : $"All {Number(count)} reviewers";
        var some = count < _scorers && !isOne ? $" who scored {ComparedSide.All(_scored)}" : "";
        var verdict = AreVerdictsApart || _sides.Any(side => side.Verdict is null) ? ""
            : $"; the panel {Verb(_sides[0].Verdict!.Value)} {ComparedSide.All(_sides)}";
        return new Answer(
            $"{who}{some} {(isOne ? "scores" : "score")} ", ahead.Name,
            $" {(_scored.Count == 2 ? "higher" : "highest")}, by {points}{verdict}.");
    }

    private string Split()
    {
        var groups = _preferences.GroupBy(preference => preference.Side).OrderBy(group => group.Key is null).ToList();
        var isNamed = _preferences.Count <= MostNamed;
        var clauses = groups.Select((group, index) => (Group: group, IsFirst: index == 0)).Select(part =>
        {
            var count = part.Group.Count();
            var who = isNamed
                ? ComparedSide.Join(part.Group.Select(preference => $"the {preference.Reviewer.Name}"))
                : $"{Number(count)}{(part.IsFirst ? $" of {Number(_preferences.Count)} reviewers" : "")}";
            return part.Group.Key is not { } side ? $"{who} {(count == 1 ? "scores" : "score")} them alike"
                : $"{who} {(!part.IsFirst ? "" : count == 1 ? "prefers " : "prefer ")}{side.Name}";
        }).ToList();
        var text = string.Join(", ", clauses);
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    private static string Verb(Verdict verdict) =>
        verdict switch { Verdict.Ship => "ships", Verdict.Mixed => "is split on", _ => "skips" };

    private static string WithCounts(IEnumerable<ComparedSide> sides) =>
        ComparedSide.Join(sides.Select(side => $"{side.Name} ({Counts(side)})"));

    private static string Counts(ComparedSide side) => $"{side.Tool.PanelShip}–{side.Tool.PanelSkip}";

    private static string Number(int number) => number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);

    private static long Mean(ComparedSide side) => long.Parse(side.Key(DecisionTable.MeanScore)!, CultureInfo.InvariantCulture);

    private static long? ScoreOf(IReadOnlyList<Review> reviews) =>
        reviews is [{ IsNamed: true, State: ReviewState.Standing } review] && !review.IsContested(ReviewFact.Score) ? review.Score : null;
}
