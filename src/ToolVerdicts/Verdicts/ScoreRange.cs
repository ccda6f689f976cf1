using ToolVerdicts.Reviews;

namespace ToolVerdicts.Verdicts;

/// <summary>The scores a panel states; a review without a score does not count.</summary>
/// <param name="Count">How many reviews state a score, at least one.</param>
/// <param name="Low">The lowest, 0 to 100.</param>
/// <param name="High">The highest, 0 to 100.</param>
/// <param name="Sum">All of them together.</param>
public sealed record ScoreRange(long Count, long Low, long High, long Sum)
{
    /// <summary>The mean in hundredths of a point, halves rounded up. Nothing is decided on less.</summary>
    public long MeanHundredths => (200 * Sum + Count) / (2 * Count);

    /// <summary>The mean in words, such as "79.25".</summary>
    public string Mean => InPoints(MeanHundredths);

    /// <summary>How far the panel is apart, in points.</summary>
    public long Spread => High - Low;

    /// <summary>Hundredths of a point as points, without zeros at the end.</summary>
    public static string InPoints(long hundredths) => (hundredths / 100m).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The range of the scores that are stated; null when none is.</summary>
    public static ScoreRange? Of(IEnumerable<Review> panel)
    {
        var scores = panel.Select(review => review.Score).OfType<long>().ToList();
        return scores.Count == 0 ? null : new ScoreRange(scores.Count, scores.Min(), scores.Max(), scores.Sum());
    }
}
