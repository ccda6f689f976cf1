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
}
