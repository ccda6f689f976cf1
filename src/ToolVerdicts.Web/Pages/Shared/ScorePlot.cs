using ToolVerdicts.Reviews;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>Where the scores of a comparison stand on one line, reviewer by reviewer.</summary>
public sealed class ScorePlot
{
    /// <summary>The line's length in the units of the drawing.</summary>
    public const int Width = 200;

    // Marks at the ends stay inside the drawing.
    private const int Margin = 12;

    // A shorter line would make two points look like a gulf.
    private const long ShortestRange = 20;

    /// <summary>Chooses the part of 0 to 100 that holds every score: full tens, and no less than twenty points.</summary>
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

    /// <summary>Where a score stands, from the left.</summary>
    public long X(long score) => Margin + (Width - 2 * Margin) * (score - Low) / (High - Low);

    /// <summary>The plot of a scorecard.</summary>
    public static ScorePlot Of(IReadOnlyList<ScorecardRow> scorecard) =>
        new(scorecard.SelectMany(row => row.Sides).SelectMany(side => side).Select(review => review.Score).OfType<long>());
}
