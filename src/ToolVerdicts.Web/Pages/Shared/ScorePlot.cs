namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>Places the scores of a comparison on a line.</summary>
public sealed class ScorePlot
{
    /// <summary>The length of the line, in units of the drawing.</summary>
    public const int Width = 200;

    // Marks at the ends stay inside the drawing.
    private const int Margin = 12;

    // On a smaller range a difference of two points would look large.
    private const long ShortestRange = 20;

    /// <summary>Chooses the range that holds every score: full tens within 0 to 100, at least twenty points.</summary>
    public ScorePlot(IEnumerable<long> scores)
    {
        var all = scores.DefaultIfEmpty(100).ToList();
        Low = all.Min() / 10 * 10;
        High = Math.Min(100, (all.Max() + 9) / 10 * 10);
        High = Math.Min(100, Math.Max(High, Low + ShortestRange));
        Low = Math.Min(Low, High - ShortestRange);
    }

    /// <summary>The score at the line's left end.</summary>
    public long Low { get; }

    /// <summary>The score at its right end.</summary>
    public long High { get; }

    /// <summary>The position of a score, from the left.</summary>
    public long X(long score) => Margin + (Width - 2 * Margin) * (score - Low) / (High - Low);

    public static ScorePlot Of(IReadOnlyList<ScorecardRow> scorecard) =>
        new(scorecard.SelectMany(row => row.Sides).SelectMany(side => side).Select(review => review.Score).OfType<long>());
}
