namespace ToolVerdicts.Sheets;

/// <summary>Decides which comparisons search engines may list: those with content beyond their tools' own pages.</summary>
public static class IndexGate
{
    /// <summary>The fewest reviews that each of two tools needs.</summary>
    public const int MinReviews = 4;
    /// <summary>The fewest rows of the decision table in which the tools must differ.</summary>
    public const int MinDifferences = 2;

    /// <summary>True when a capture shows this very comparison; else when it is a pair in one known category, each with
    /// <see cref="MinReviews"/> reviews, that differs in <see cref="MinDifferences"/> rows.</summary>
    public static bool Admits(Comparison comparison) => comparison.IsCaptured || IsTellingPair(comparison);

    private static bool IsTellingPair(Comparison comparison) =>
        comparison.Tools is [{ Category: { } category }, { Category: { } other }]
        && Wording.Same(category, other)
        && comparison.Panels.All(reviews => reviews.Count >= MinReviews)
        && comparison.Rows.Count(row => row.Outcome == Outcome.Differs) >= MinDifferences;
}
