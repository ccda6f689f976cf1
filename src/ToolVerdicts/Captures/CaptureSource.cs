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

/// <summary>The facts that one capture states about one tool: each flag is true when the fact is stated.</summary>
public sealed record ToolStatement
{
    public long CaptureId { get; init; }
    public long ToolId { get; init; }
    public bool Category { get; init; }
    public bool Description { get; init; }
    public bool PriceWord { get; init; }
    public bool PriceText { get; init; }
    public bool PanelShare { get; init; }
    public bool PanelCounts { get; init; }
    /// <summary>True when the capture states a share, a count, or that there are no votes.</summary>
    public bool Community { get; init; }
}

/// <summary>A capture that contains the text of a review.</summary>
/// <param name="Stated">True when the capture also states reviewer, score or call.</param>
[method: ExplicitConstructor]
public sealed record ReviewStatement(long CaptureId, long ReviewId, bool Stated);

/// <summary>A capture's value that contradicts a stated fact. The stored value stands until an editor decides.</summary>
/// <param name="Fact">The fact in words, such as "price word" or "Builder's score".</param>
/// <param name="Kept">The stored value.</param>
/// <param name="Said">The capture's value.</param>
/// <param name="FileName">The file name of the capture.</param>
public sealed record Conflict(long CaptureId, long ToolId, string Fact, string Kept, string Said, string FileName, string ToolName);
