namespace ToolVerdicts.Verdicts;

/// <summary>The scores that a panel states. Reviews without a score do not count.</summary>
/// <param name="Count">How many reviews state a score, at least one.</param>
/// <param name="Low">The lowest, 0 to 100.</param>
/// <param name="High">The highest, 0 to 100.</param>
/// <param name="Sum">All of them together.</param>
public sealed record ScoreRange(long Count, long Low, long High, long Sum)
{
    /// <summary>The mean in hundredths of a point, halves rounded up.</summary>
    public long MeanHundredths => (200 * Sum + Count) / (2 * Count);
    /// <summary>The mean in words, such as "79.25".</summary>
    public string Mean => InPoints(MeanHundredths);
    /// <summary>The distance between the highest and the lowest score, in points.</summary>
    public long Spread => High - Low;

    /// <summary>Hundredths of a point as points, without zeros at the end.</summary>
    public static string InPoints(long hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The range of some scores; null when none is stated.</summary>
    /// <param name="scores">The score of each review; null where it is not stated.</param>
    public static ScoreRange? Of(IEnumerable<long?> scores)
    {
        var stated = scores.OfType<long>().ToList();
        return stated.Count == 0 ? null : new ScoreRange(stated.Count, stated.Min(), stated.Max(), stated.Sum());
    }
}
