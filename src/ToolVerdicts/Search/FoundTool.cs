using ToolVerdicts.Tools;

namespace ToolVerdicts.Search;

/// <summary>A tool in a list. In name and tagline, what the words of a search match stands between <see cref="Marks.Start"/> and <see cref="Marks.End"/>.</summary>
public record FoundTool : ToolSummary
{
    /// <summary>A passage of its description or reviews around a match; null when the match is elsewhere.</summary>
    public string? Passage { get; init; }

    /// <summary>The mean of the stated scores in hundredths of a point; null is "not stated".</summary>
    public long? MeanScore { get; init; }
}
