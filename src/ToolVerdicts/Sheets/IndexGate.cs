using ToolVerdicts.Comparisons;
using ToolVerdicts.Text;

namespace ToolVerdicts.Sheets;

/// <summary>Which comparisons search engines are asked to list: those that tell more than two tool pages do. All others work, and say noindex.</summary>
public static class IndexGate
{
    /// <summary>The fewest reviews that each of two tools needs.</summary>
    public const int MinReviews = 4;

    /// <summary>The fewest rows of the decision table that must differ.</summary>
    public const int MinDifferences = 2;

    /// <summary>
    /// True when a capture shows this very comparison; else when it is a pair in one known category, each with
    /// <see cref="MinReviews"/> reviews, that differs in <see cref="MinDifferences"/> rows.
    /// </summary>
    public static bool Admits(Comparison comparison) => comparison.IsCaptured || IsTellingPair(comparison);

    private static bool IsTellingPair(Comparison comparison) =>
        comparison.Tools is [{ Category: { } category }, { Category: { } other }]
        && Wording.Same(category, other)
        && comparison.Tools.Select((_, side) => comparison.Scorecard.Sum(row => row.Sides[side].Count)).All(reviews => reviews >= MinReviews)
        && comparison.Rows.Count(row => row.Outcome == Outcome.Differs) >= MinDifferences;
}
