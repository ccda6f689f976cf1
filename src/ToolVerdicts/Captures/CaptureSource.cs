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
}
