namespace ToolVerdicts.Facts;

/// <summary>A review's text of which no page tells whose it is.</summary>
public sealed record UnassignedText
{
    public string Text { get; init; } = "";
    /// <summary>The latest capture that shows it.</summary>
    public long CaptureId { get; init; }
    /// <summary>The day on which it was seen; null is "not known".</summary>
    public DateOnly? Seen { get; init; }
}
