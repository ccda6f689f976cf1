namespace ToolVerdicts.Facts;

/// <summary>A revision with the source that it recorded.</summary>
public sealed record HistorySighting
{
    public long Revision { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    /// <summary>The captured page; null for an editor's revision.</summary>
    public long? CaptureId { get; init; }
    /// <summary>The editor of the revision; null when none is named, and of a captured page.</summary>
    public string? Author { get; init; }
    /// <summary>The address part of the captured comparison; null for an editor's revision.</summary>
    public string? Address { get; init; }
}
