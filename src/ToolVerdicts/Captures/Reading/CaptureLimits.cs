namespace ToolVerdicts.Captures.Reading;

/// <summary>What a capture may cost before it is refused, so that no page can take the site down.</summary>
public static class CaptureLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>How deep elements may nest. AngleSharp's tree construction is quadratic in depth.</summary>
    public const int MaxDepth = 512;

    /// <summary>How many elements a page may have; at some 300 bytes each this bounds the memory of a document.</summary>
    public const int MaxElements = 50_000;

    /// <summary>How many lines of text a page may have.</summary>
    public const int MaxLines = 20_000;

    /// <summary>How many lines may be glued into one; each cut costs as much as the line is long.</summary>
    public const int MaxGlued = 500;

    /// <summary>The longest name or category, in characters.</summary>
    public const int MaxName = 200;

    /// <summary>The longest tagline or price, in characters.</summary>
    public const int MaxPhrase = 600;

    /// <summary>The longest description or review, in characters.</summary>
    public const int MaxText = 16 * 1024;

    /// <summary>The most reviews a page may hold.</summary>
    public const int MaxReviews = 400;

    /// <summary>How long one capture may take to read.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(2);
}
