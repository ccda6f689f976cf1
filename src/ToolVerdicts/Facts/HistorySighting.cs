namespace ToolVerdicts.Facts;

/// <summary>A revision with the capture that it recorded.</summary>
public sealed record HistorySighting
{
    public long Revision { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    /// <summary>The file's name without its folder.</summary>
    public string FileName { get; init; } = "";
    /// <summary>The address part of the captured comparison.</summary>
    public string Address { get; init; } = "";
}
