using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The date that a page gives itself: in its metadata, or in a line such as "Last updated 20 November 2026".</summary>
internal static partial class PageDate
{
    private const string Metadata =
        "meta[property='article:modified_time'], meta[property='og:updated_time'], meta[itemprop='dateModified'], "
        + "meta[name='last-modified'], time[itemprop='dateModified']";

    private static readonly string[] Formats =
        ["yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy"];

    /// <summary>The date in the metadata; null when there is none.</summary>
    public static DateOnly? FindIn(IHtmlDocument document) => document.QuerySelectorAll(Metadata)
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

    private static DateOnly? ParseLine(string line) =>
        DatedLine().Match(line) is { Success: true } match ? Parse(match.Groups["day"].Value) : null;

    private static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year >= Capture.FirstYear
            ? day
            : null;

    [GeneratedRegex(
        @"^(?:(?:last )?(?:updated|modified|reviewed)(?: on)?|as of|captured on|date):? +(?<day>[A-Za-z0-9 ,-]{8,20})\.?$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DatedLine();
}
