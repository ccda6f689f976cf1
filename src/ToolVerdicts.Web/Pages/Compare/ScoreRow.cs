namespace ToolVerdicts.Web.Pages.Compare;

/// <summary>A reviewer's row of the sheet.</summary>
public sealed class ScoreRow(ScorecardRow row)
{
    public ScorecardRow Row { get; } = row;

    public string Name => Row.Reviewer!.Name;

    public IReadOnlyList<IReadOnlyList<Review>> Sides => Row.Sides;

    /// <summary>The score on each tool; null when it is not known, or when several texts claim to be this reviewer's.</summary>
    public IReadOnlyList<long?> Scores { get; } =
        row.Sides.Select(side => side is [{ State: ReviewState.Standing } review] && !review.IsContested(ReviewFact.Score)
            ? review.Score
            : null).ToList();

    public ScoreLead Lead => ScoreLead.Of(Scores);

    public bool HasScores => Scores.Any(score => score is not null);

    public bool HasSplitCalls => Row.Sides.SelectMany(side => side).Select(review => review.Call).OfType<Call>().Distinct().Count() > 1;

    /// <summary>How far the scores are apart; -1 when fewer than two are known.</summary>
    public long Spread => Scores.OfType<long>().ToList() is { Count: > 1 } known ? known.Max() - known.Min() : -1;
}
