namespace ToolVerdicts.Reviews;

/// <summary>The scores of a panel. When one of them is contested, the others decide nothing: their mean is not the panel's.</summary>
public static class PanelScores
{
    /// <summary>The range of the scores; null when none is stated, or when some are contested.</summary>
    /// <param name="panel">The reviews that pages show of one tool.</param>
    public static ScoreRange? Of(IReadOnlyList<Review> panel) =>
        AreContested(panel) ? null : ScoreRange.Of(panel.Select(review => review.Score));

    public static bool AreContested(IReadOnlyList<Review> panel) => panel.Any(review => review.IsContested(ReviewFact.Score));
}
