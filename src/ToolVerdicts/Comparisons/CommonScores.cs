namespace ToolVerdicts.Comparisons;

/// <summary>
/// Mean scores that can be compared: those of the reviewers who scored every tool that has scores. Otherwise a panel with one lenient
/// reviewer more would look better.
/// </summary>
public static class CommonScores
{
    /// <summary>In hundredths of a point: nearer means are level.</summary>
    internal const long Noise = 100 * Answer.LevelPoints;

    /// <summary>The place of the highest of the means that can be compared; null when fewer than two can, or when another is level with
    /// it.</summary>
    /// <param name="means">The cells of <see cref="Of"/>.</param>
    public static int? FindLead(IReadOnlyList<DecisionCell> means)
    {
        var known = means.Index().Where(mean => mean.Item.Key is not null)
            .Select(mean => (mean.Index, Mean: long.Parse(mean.Item.Key!, CultureInfo.InvariantCulture)))
            .OrderByDescending(mean => mean.Mean).ToList();
        return known is [var first, var second, ..] && first.Mean - second.Mean > Noise ? first.Index : null;
    }

    /// <summary>A cell for each panel, in its order; without a value where a panel has no scores, or contested ones.</summary>
    public static IReadOnlyList<DecisionCell> Of(IReadOnlyList<IReadOnlyList<Review>> panels)
    {
        var ranges = panels.Select(PanelScores.Of).ToList();
        var scorers = panels.Where((_, side) => ranges[side] is not null).Select(Scorers).ToList();
        var common = scorers.Count == 0 ? []
            : scorers.Aggregate((all, some) => all.Intersect(some, StringComparer.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return panels.Select((panel, side) => Cell(panel, ranges[side], common)).ToList();
    }

    private static DecisionCell Cell(IReadOnlyList<Review> panel, ScoreRange? all, HashSet<string> common)
    {
        if (all is null)
            return new DecisionCell(Fact: null, Text: null) { IsContested = PanelScores.AreContested(panel) };
        var shared = PanelScores.Of([.. panel.Where(review => review.IsNamed && common.Contains(review.Reviewer!))]);
        var note = shared is null ? "scored by no reviewer who scored the others"
            : shared.Count < all.Count ? $"{shared.Mean} from the reviewers whose scores can be compared"
            : null;
        return new DecisionCell(Fact: null, $"{all.Mean} of 100, from {all.Low} to {all.High}", note)
        {
            Key = shared?.MeanHundredths.ToString(),
        };
    }

    private static IEnumerable<string> Scorers(IReadOnlyList<Review> panel) =>
        panel.Where(review => review is { IsNamed: true, Score: not null }).Select(review => review.Reviewer!)
            .Distinct(StringComparer.Ordinal);
}
