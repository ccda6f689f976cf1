using System.Diagnostics.CodeAnalysis;

namespace ToolVerdicts.Search;

/// <summary>
/// A tool in a list. In its name, tagline and passage, the matches of a search are enclosed by <see cref="Highlight.Start"/> and <see
/// cref="Highlight.End"/>.
/// </summary>
public sealed record FoundTool : ListedTool
{
    /// <summary>A passage of the description or of a review around a match; null when the match is elsewhere.</summary>
    public string? Passage { get; init; }

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
