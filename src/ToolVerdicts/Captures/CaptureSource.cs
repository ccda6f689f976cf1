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

    /// <inheritdoc cref="Capture.Form"/>
    public CaptureForm Form { get; init; }

    /// <inheritdoc cref="Capture.Media"/>
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
public sealed record ReviewStatement
{
    public long CaptureId { get; init; }
    public long ReviewId { get; init; }

    /// <summary>True when the capture also states reviewer, score or call.</summary>
    public bool Stated { get; init; }
}

/// <summary>A capture's value that contradicts a stated fact. The stored value stands until an editor decides.</summary>
public sealed record Conflict
{
    public long CaptureId { get; init; }
    public long ToolId { get; init; }

    /// <summary>The fact in words, such as "price word" or "Builder's score".</summary>
    public string Fact { get; init; } = "";

    /// <summary>The stored value.</summary>
    public string Kept { get; init; } = "";

    /// <summary>The capture's value.</summary>
    public string Said { get; init; } = "";

    /// <summary>The file name of the capture.</summary>
    public string FileName { get; init; } = "";

    public string ToolName { get; init; } = "";
}
