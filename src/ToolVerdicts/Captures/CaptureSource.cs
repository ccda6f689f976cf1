namespace ToolVerdicts.Captures;

/// <summary>An imported capture, as the source of facts.</summary>
public sealed record CaptureSource
{
    /// <summary>Row id; ids ascend in the order of import.</summary>
    public long Id { get; init; }
    /// <summary>The file's name without its folder.</summary>
    public string FileName { get; init; } = "";
    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";
    public CaptureForm Form { get; init; }
    public CaptureMedia Media { get; init; }
    /// <summary>The address part of the captured comparison, such as <c>a-vs-b</c>.</summary>
    public string Address { get; init; } = "";
    /// <summary>The time of the first import.</summary>
    public DateTimeOffset ImportedAt { get; init; }
    /// <summary>The latest day on which the page was seen; null is "not known".</summary>
    public DateOnly? Seen { get; init; }
    /// <summary>True when an editor had the page erased, so that this site has nothing of it to show.</summary>
    public bool IsErased { get; init; }

    /// <summary>The day in words, such as "seen 28 November 2026".</summary>
    public string SeenWords => Seen is { } day
        ? $"seen {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"
        : "day not known";

    /// <summary>The address at which this site shows the page; null for an erased one.</summary>
    public string? Path => IsErased ? null : CaptureAddress.Of(Id);
}
