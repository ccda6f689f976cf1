using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ToolVerdicts.Bookmarks;

/// <summary>
/// Reads bookmarks out of any file that this program or a browser exports. In all but this program's JSON, a bookmark is a link to a tool
/// of this site, with the day and the note where the file has them.
/// </summary>
/// <param name="toolOf">The tool at an address; null for an address that is none of this site's tools.</param>
/// <param name="today">The day (UTC) of a bookmark without a day, and of one with a later day.</param>
public sealed partial class BookmarkFile(Func<string, Slug?> toolOf, DateOnly today)
{
    private const string Separators = ",;\t";
    private const string Nothing = "The file has no link to a page of a tool on this site.";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file. This program's JSON is read as a whole or not at all; of other files, all links that lead to tools.</summary>
    /// <param name="saved">The bookmarks in the order of the file.</param>
    /// <param name="fault">The first fault of the file in a sentence; null when there is none.</param>
    public bool TryRead(byte[] file, out IReadOnlyList<SavedTool> saved, [NotNullWhen(false)] out string? fault)
    {
        (saved, fault) = ([], "The file is not text in UTF-8.");
        if (TextOf(file) is not { } text)
            return false;
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty || start[0] is '{' or '[')
        {
            if (BookmarkJson.TryRead(Encoding.UTF8.GetBytes(text), today, out saved, out fault))
                return true;
            saved = Distinct(LinksInJson(text));
            fault = saved.Count > 0 ? null : fault;
            return fault is null;
        }

        var found = start[0] == '<' ? LinksInHtml(text) : IsTable(start) ? LinksInTable(text, start) : LinksInText(text);
        saved = Distinct(found);
        fault = saved.Count == 0 ? Nothing : null;
        return fault is null;
    }

    private static List<SavedTool> Distinct(IEnumerable<SavedTool> links) =>
        links.DistinctBy(link => link.Slug).Take(BookmarkJson.MostInFile).ToList();

    // Spreadsheets save a table in UTF-16, too.
    private static string? TextOf(byte[] file)
    {
        try
        {
            return file is [0xFF, 0xFE, .. var rest] ? Encoding.Unicode.GetString(rest) : Utf8.GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private SavedTool? Link(string address, DateOnly? day, string? note)
    {
        if (toolOf(address) is not { } slug)
            return null;
        BookmarkNote.TryRead(note, out var text);
        // Notes of browsers have no limit.
        return new SavedTool(
            slug, day is { } known && known <= today ? known : today, text is { Length: > BookmarkNote.MaxLength } ? Cut(text) : text);
    }

    private static string Cut(string note) =>
        note[..(char.IsHighSurrogate(note[BookmarkNote.MaxLength - 1]) ? BookmarkNote.MaxLength - 1 : BookmarkNote.MaxLength)].TrimEnd();

    // Netscape's format leaves elements open, so that the links are found without their nesting.
    private IEnumerable<SavedTool> LinksInHtml(string html) => HtmlLink().Matches(html).Select(link =>
    {
        var attributes = HtmlAttribute().Matches(link.Groups["attributes"].Value)
            .DistinctBy(attribute => attribute.Groups["name"].Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                attribute => attribute.Groups["name"].Value,
                attribute => WebUtility.HtmlDecode(attribute.Groups["value"].Value.Trim('"', '\'')),
                StringComparer.OrdinalIgnoreCase);
        var note = link.Groups["note"] is { Success: true } group ? WebUtility.HtmlDecode(group.Value) : null;
        return Link(attributes.GetValueOrDefault("href", ""), DayOfSeconds(attributes.GetValueOrDefault("add_date")), note);
    }).OfType<SavedTool>();

    private static DateOnly? DayOfSeconds(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000_000_000
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(number).UtcDateTime)
            : null;

    // Firefox's backup has "uri" and microseconds.
    private List<SavedTool> LinksInJson(string text)
    {
        var (found, left) = (new List<SavedTool>(), new Stack<JsonElement>());
        try
        {
            using var json = JsonDocument.Parse(text);
            left.Push(json.RootElement);
            while (left.TryPop(out var element))
            {
                if (element.ValueKind == JsonValueKind.Array)
                {
                    foreach (var item in element.EnumerateArray().Reverse())
                        left.Push(item);
                    continue;
                }

                if (element.ValueKind != JsonValueKind.Object)
                    continue;
                long? added = element.TryGetProperty("dateAdded", out var time) && time.ValueKind == JsonValueKind.Number
                    && time.TryGetInt64(out var number) ? number / 1_000_000 : null;
                foreach (var member in element.EnumerateObject().Reverse())
                {
                    if (member.Value.ValueKind == JsonValueKind.String && member.Name is "uri" or "url" or "href"
                        && Link(member.Value.GetString()!, DayOfSeconds($"{added}"), note: null) is { } link)
                        found.Add(link);
                    else
                        left.Push(member.Value);
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return [];
        }

        return found;
    }

    private static bool IsTable(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny('\r', '\n');
        var head = end < 0 ? text : text[..end];
        return head.IndexOfAny(Separators) > 0 && head.Contains(BookmarkCsv.Address, StringComparison.Ordinal);
    }

    // The day and the note are found by their columns' names, the address by its form.
    private IEnumerable<SavedTool> LinksInTable(string text, ReadOnlySpan<char> start)
    {
        var separator = start[start.IndexOfAny(Separators)];
        var rows = BookmarkCsv.Read(text, separator).ToList();
        var (day, note) = (rows[0].FindIndex(cell => cell == BookmarkCsv.Saved), rows[0].FindIndex(cell => cell == BookmarkCsv.Note));
        return rows.SelectMany(row => row.Select(cell => Link(
            cell, day >= 0 && day < row.Count && ColumnTypes.TryParseDay(row[day], out var seen) ? seen : null,
            note >= 0 && note < row.Count ? row[note] : null))).OfType<SavedTool>();
    }

    // A list of links, as our Markdown is: below each link the day, and the note as a quotation.
    private IEnumerable<SavedTool> LinksInText(string text)
    {
        var (address, day, note) = ("", (DateOnly?)null, new List<string>());
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart() is ['>', .. var quoted])
            {
                note.Add(Escape().Replace(quoted.Trim(), "${sign}"));
                continue;
            }

            if (TextLink().Matches(line).Select(match => match.Value).FirstOrDefault(link => toolOf(link) is not null) is { } next)
            {
                if (Last() is { } link)
                    yield return link;
                (address, day, note) = (next, null, []);
            }
            else if (SavedDay().Match(line) is { Success: true } match && ColumnTypes.TryParseDay(match.Groups["day"].Value, out var seen))
            {
                day = seen;
            }
        }

        if (Last() is { } last)
            yield return last;

        SavedTool? Last() => Link(address, day, string.Join('\n', note.Where(part => part.Length > 0)));
    }

    [GeneratedRegex(
        @"<a\s(?<attributes>[^<>]*)>[^<]*(</a>)?\s*(</dt>)?\s*(<dd>(?<note>[^<]*))?",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HtmlLink();

    [GeneratedRegex(
        @"(?<name>[a-z_-]+)\s*=\s*(?<value>""[^""]*""|'[^']*'|[^\s""']+)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HtmlAttribute();

    [GeneratedRegex(@"https?://[^\s<>""'()\[\]|,;]+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex TextLink();

    [GeneratedRegex(@"\bsaved: (?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SavedDay();

    [GeneratedRegex(@"\\(?<sign>[!-/:-@\[-`{-~])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
