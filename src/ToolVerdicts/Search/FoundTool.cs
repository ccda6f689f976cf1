namespace ToolVerdicts.Search;

/// <summary>
/// A tool in a list. In its name, tagline and passage, the matches of a search are enclosed by <see cref="Highlight.Start"/> and <see
/// cref="Highlight.End"/>.
/// </summary>
public sealed record FoundTool : ToolSummary
{
    /// <summary>A passage of the description or of a review around a match; null when the match is elsewhere.</summary>
    public string? Passage { get; init; }

    /// <summary>The mean of the stated scores in hundredths of a point; null is "not stated".</summary>
    public long? MeanScore { get; init; }

    /// <summary>A tool that was not found by words, with the mean of the scores that pages show.</summary>
    public static FoundTool Of(SettledTool settled)
    {
        var tool = settled.Tool;
        return new FoundTool
        {
            Id = tool.Id,
            Slug = tool.Slug,
            Name = tool.Name,
            Tagline = tool.Tagline,
            Category = tool.Category,
            PriceWord = tool.PriceWord,
            PriceText = tool.PriceText,
            PanelShip = tool.PanelShip,
            PanelSkip = tool.PanelSkip,
            Contested = tool.Contested,
            VotesShip = tool.VotesShip,
            VotesSkip = tool.VotesSkip,
            AreVotesKept = tool.AreVotesKept,
            MeanScore = ScoreRange.Of(settled.Shown.Select(review => review.Score))?.MeanHundredths,
        };
    }
}
