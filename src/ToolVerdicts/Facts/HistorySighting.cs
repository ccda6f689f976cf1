namespace ToolVerdicts.Facts;

/// <summary>A revision with the source that it recorded.</summary>
public sealed record HistorySighting
{
    public long Revision { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    /// <summary>The capture's file name; of an editor's revision the words for that.</summary>
    public string FileName { get; init; } = "";
    /// <summary>The address part of the captured comparison; null for an editor's revision.</summary>
    public string? Address { get; init; }
}
