using System.Diagnostics.CodeAnalysis;

namespace ToolVerdicts.Search;

/// <summary>
/// A tool in a list. In its name, tagline and passage, the matches of a search are enclosed by <see cref="Highlight.Start"/> and <see
/// cref="Highlight.End"/>.
/// </summary>
public sealed record FoundTool : ToolSummary
{
    /// <summary>A passage of the description or of a review around a match; null when the match is elsewhere.</summary>
    public string? Passage { get; init; }

    /// <summary>The columns of the scores. Contested reviews are looked for where no mean is stored alone.</summary>
    internal const string ScoreColumns =
        """
        t.mean_score, t.mean_score IS NULL AND EXISTS (
            SELECT 1 FROM reviews r WHERE r.tool_id = t.id AND r.contested LIKE '%score%' AND r.state IN ('standing', 'contested')
        ) AS are_scores_contested
        """;

    /// <summary>The mean of the stated scores in hundredths of a point; null is "not stated", or contested.</summary>
    public long? MeanScore { get; init; }

    /// <summary>True when there is no mean because a score is contested.</summary>
    public bool AreScoresContested { get; init; }

    public FoundTool()
    {
    }

    [SetsRequiredMembers]
    private FoundTool(ToolSummary tool)
        : base(tool)
    {
    }

    /// <summary>A tool that was not found by words, with the mean of the scores that pages show.</summary>
    public static FoundTool Of(SettledTool settled) => new(settled.Tool)
    {
        MeanScore = PanelScores.Of(settled.Shown)?.MeanHundredths,
        AreScoresContested = PanelScores.AreContested(settled.Shown),
    };
}
