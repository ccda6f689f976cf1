namespace ToolVerdicts.Captures;

/// <summary>A page that was imported, as a source of facts.</summary>
public sealed record CaptureSource
{
    /// <summary>Its row; captures count up in the order of their import.</summary>
    public long Id { get; init; }

    /// <summary>The file it came in, without its folder.</summary>
    public string FileName { get; init; } = "";

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Which of the two forms the page has.</summary>
    public CaptureForm Form { get; init; }

    /// <summary>How the page was saved.</summary>
    public CaptureMedia Media { get; init; }

    /// <summary>The address part of the comparison it shows.</summary>
    public string Address { get; init; } = "";

    /// <summary>When it was imported.</summary>
    public DateTimeOffset ImportedAt { get; init; }
}

/// <summary>What one capture says of one tool. The flags are 1 where it states the fact, else 0.</summary>
public sealed record ToolStatement
{
    /// <summary>The capture.</summary>
    public long CaptureId { get; init; }

    /// <summary>The tool.</summary>
    public long ToolId { get; init; }

    /// <summary>States the category.</summary>
    public long Category { get; init; }

    /// <summary>States the description.</summary>
    public long Description { get; init; }

    /// <summary>States the price word.</summary>
    public long PriceWord { get; init; }

    /// <summary>States the pricing in free text.</summary>
    public long PriceText { get; init; }

    /// <summary>States the panel's share.</summary>
    public long PanelShare { get; init; }

    /// <summary>States the panel's counts.</summary>
    public long PanelCounts { get; init; }

    /// <summary>States the community's votes, or that there are none.</summary>
    public long Community { get; init; }
}

/// <summary>How one capture shows one review: the text always, the rest where a flag is 1.</summary>
public sealed record ReviewStatement
{
    /// <summary>The capture.</summary>
    public long CaptureId { get; init; }

    /// <summary>The review.</summary>
    public long ReviewId { get; init; }

    /// <summary>States reviewer, score or call beside the text.</summary>
    public long Stated { get; init; }
}

/// <summary>What a capture said against a stated fact; a person decides.</summary>
public sealed record Conflict
{
    /// <summary>The capture.</summary>
    public long CaptureId { get; init; }

    /// <summary>The tool.</summary>
    public long ToolId { get; init; }

    /// <summary>Which fact, in words.</summary>
    public string Fact { get; init; } = "";

    /// <summary>What the store keeps.</summary>
    public string Kept { get; init; } = "";

    /// <summary>What the capture said.</summary>
    public string Said { get; init; } = "";

    /// <summary>The capture's file.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The tool's name.</summary>
    public string ToolName { get; init; } = "";
}
