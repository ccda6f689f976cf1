namespace ToolVerdicts.Captures.Reading;

/// <summary>Maximum size and cost of a capture. A file over a limit is refused, so that no file can exhaust the process.</summary>
public static class CaptureLimits
{
    /// <summary>Size of the page in bytes of UTF-8, without pictures and fonts that are written into it.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;
    /// <summary>Size of the file in bytes, with them.</summary>
    public const int MaxFileBytes = 8 * 1024 * 1024;
    /// <summary>Size of a page in Markdown, in characters. Time for reading Markdown is not limited otherwise.</summary>
    public const int MaxMarkdown = 256 * 1024;
    /// <summary>Nesting depth of open elements. AngleSharp's tree construction takes time quadratic in it.</summary>
    public const int MaxDepth = 512;
    /// <summary>Number of elements; at about 300 bytes each this bounds the memory of a DOM.</summary>
    public const int MaxElements = 50_000;
    /// <summary>Number of lines of text.</summary>
    public const int MaxLines = 20_000;
    /// <summary>Number of cuts in one run-together line; each cut takes time linear in the line's length.</summary>
    public const int MaxCuts = 500;
    /// <summary>Length of a name or category, in characters.</summary>
    public const int MaxName = 200;
    /// <summary>Length of a tagline or price, in characters.</summary>
    public const int MaxPhrase = 600;
    /// <summary>Length of a description or review, in characters.</summary>
    public const int MaxText = 16 * 1024;
    public const int MaxReviews = 400;
    /// <summary>Number of rows in the decision table beyond the fixed ones. Lines of further ones count as unknown.</summary>
    public const int MaxRows = 200;

    /// <summary>Time for reading one capture.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(2);

    internal static CaptureRefusedException TooLarge(int limit) => new($"too large: over {limit / 1024 / 1024} MB");

    internal static CaptureRefusedException TooLong(string what, int limit) => new($"too long: {what}, where {limit} is the limit");
}
