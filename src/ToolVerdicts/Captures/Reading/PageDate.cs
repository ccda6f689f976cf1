using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The date that a page gives itself: in its metadata, or in a line such as "Last updated 20 November 2026".</summary>
/// <param name="Day">Null for a date on which no page can have been seen, such as 30 February 2026.</param>
/// <param name="Misdating">Such a date, with the reason; else null.</param>
internal sealed partial record PageDate(DateOnly? Day, string? Misdating)
{
    private static readonly string[] Properties =
        ["article:modified_time", "og:updated_time", "dateModified", "last-modified"];

    private const string Month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

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
    public static PageDate? FindIn(IHtmlDocument document) => FirstOf(
        document.GetElementsByTagName("meta").Concat(document.GetElementsByTagName("time"))
            .Where(element => Properties.Contains(
                element.GetAttribute("property") ?? element.GetAttribute("itemprop") ?? element.GetAttribute("name")))
            .Select(element => element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? "")
            .Select(value => Parse(value.Length > 10 && value[10] == 'T' ? value[..10] : value)));

    /// <summary>Takes lines that only date the page out of its lines.</summary>
    /// <returns>The date of the first of them; null when there is none.</returns>
    public static PageDate? TakeFrom(List<string> lines)
    {
        var dates = lines.ConvertAll(ParseLine);
        lines.RemoveAll(line => ParseLine(line) is not null);
        return FirstOf(dates);
    }

    /// <summary>The first date with a day; without one, the first date.</summary>
    public static PageDate? FirstOf(IEnumerable<PageDate?> dates)
    {
        var all = dates.OfType<PageDate>().ToList();
        return all.Find(date => date.Day is not null) ?? all.FirstOrDefault();
    }

    private static PageDate? ParseLine(string line)
    {
        if (line.Length > LongestLine)
            return null;
        var label = Array.Find(Labels, label => line.StartsWith(label, StringComparison.OrdinalIgnoreCase));
        return label is null ? null : Parse(line[label.Length..].TrimStart(':', ' ').TrimEnd('.'));
    }

    private static PageDate? Parse(string text)
    {
        var words = text.Trim();
        if (DateOnly.TryParseExact(words, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.Year >= Capture.FirstYear ? new PageDate(day, Misdating: null)
                : new PageDate(Day: null, $"{words}, which is before the year {Capture.FirstYear}");
        }

        return DateForm().IsMatch(words) ? new PageDate(Day: null, $"{words}, which is no day") : null;
    }

    // The forms above, with any numbers.
    [GeneratedRegex(
        $"^([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}} {Month} [0-9]{{4}}|{Month} [0-9]{{1,2}},? [0-9]{{4}})$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DateForm();
}
