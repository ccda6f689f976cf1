using AngleSharp.Html.Dom;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The date that a page gives itself: in its metadata, or in a line such as "Last updated 20 November 2026".</summary>
internal static class PageDate
{
    private static readonly string[] Properties =
        ["article:modified_time", "og:updated_time", "dateModified", "last-modified"];

    private const int LongestLine = 60;

    // A longer label stands before its own beginning.
    private static readonly string[] Labels =
    [
        "last updated on", "last updated", "last modified on", "last modified", "last reviewed on", "last reviewed", "updated on",
        "updated", "modified on", "modified", "reviewed on", "reviewed", "captured on", "as of", "date",
    ];

    private static readonly string[] Formats =
        ["yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy"];

    /// <summary>The date in the metadata; null when there is none.</summary>
    public static DateOnly? FindIn(IHtmlDocument document) =>
        document.GetElementsByTagName("meta").Concat(document.GetElementsByTagName("time"))
            .Where(element => Properties.Contains(
                element.GetAttribute("property") ?? element.GetAttribute("itemprop") ?? element.GetAttribute("name")))
            .Select(element => element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? "")
            .Select(value => Parse(value.Length > 10 && value[10] == 'T' ? value[..10] : value)).FirstOrDefault(day => day is not null);

    /// <summary>Takes lines that only date the page out of its lines.</summary>
    /// <returns>The date of the first of them; null when there is none.</returns>
    public static DateOnly? TakeFrom(List<string> lines)
    {
        var dated = lines.Where(line => ParseLine(line) is not null).ToList();
        lines.RemoveAll(dated.Contains);
        return dated.Count == 0 ? null : ParseLine(dated[0]);
    }

    private static DateOnly? ParseLine(string line)
    {
        if (line.Length > LongestLine)
            return null;
        var label = Array.Find(Labels, label => line.StartsWith(label, StringComparison.OrdinalIgnoreCase));
        return label is null ? null : Parse(line[label.Length..].TrimStart(':', ' ').TrimEnd('.'));
    }

    private static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year >= Capture.FirstYear
            ? day
            : null;
}
