namespace ToolVerdicts.Captures;

/// <summary>The contents of one captured comparison page. In these records null means that the page does not state the value.</summary>
/// <param name="Tools">Two to four different tools, from left to right.</param>
/// <param name="Reviews">Reviews row by row, each row from left to right.</param>
/// <param name="Seen">The page's own date; null when it has none.</param>
/// <param name="Warnings">Messages for an editor: unknown lines, and values on the page that contradict each other.</param>
public sealed record Capture(
    CaptureForm Form,
    CaptureMedia Media,
    IReadOnlyList<CapturedTool> Tools,
    IReadOnlyList<CapturedReview> Reviews,
    DateOnly? Seen,
    IReadOnlyList<string> Warnings)
{
    /// <summary>The first year of a day on which a page can have been seen.</summary>
    public const int FirstYear = 2000;

    /// <summary>The reason why no page can have been seen on a day; null when one can.</summary>
    public static string? FindWrongDay(DateOnly day, DateOnly today) =>
        day.Year < FirstYear ? $"before the year {FirstYear}" : day > today ? "which is in the future" : null;

    /// <summary>The page's own date as the page writes it, and why it is none; null for a usable date, and without one.</summary>
    public string? Misdating { get; init; }

    /// <summary>Rows of the decision table beyond the fixed ones, from top to bottom.</summary>
    public IReadOnlyList<CapturedRow> Rows { get; init; } = [];

    /// <summary>The number of lines of the page.</summary>
    public int Lines { get; init; }

    /// <summary>How many of them are no part of a comparison as it is known.</summary>
    public int UnknownLines { get; init; }
}
