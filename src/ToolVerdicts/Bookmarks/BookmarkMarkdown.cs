namespace ToolVerdicts.Bookmarks;

/// <summary>Writes bookmarks in Markdown: a list of links with facts, and each note as a quotation below its tool.</summary>
public static class BookmarkMarkdown
{
    public static string Of(IReadOnlyCollection<Bookmark> bookmarks, Func<string, string> urlOf)
    {
        var items = bookmarks.Select(bookmark => Item(bookmark, urlOf)).DefaultIfEmpty("No bookmarks yet.");
        return string.Join("\n\n", ["# Bookmarks", .. items]) + "\n";
    }

    private static string Item(Bookmark bookmark, Func<string, string> urlOf) => string.Join('\n',
    [
        $"- [{MarkdownText.Line(bookmark.Name)}]({urlOf($"/tools/{bookmark.Slug}")}): {MarkdownText.Line(bookmark.Tagline)}",
        "",
        $"  Verdict: {bookmark.Verdict?.ToString() ?? "not stated"}; price: {MarkdownText.Line(bookmark.PriceWord ?? "not stated")}; "
            + $"saved: {bookmark.Day.ToStored()}",
        .. Quotation(bookmark.Note),
    ]);

    // Each line of a note becomes a paragraph, because Markdown would join the lines.
    private static IEnumerable<string> Quotation(string? note) =>
        (note ?? "").Split('\n').Select(MarkdownText.Line).Where(line => line.Length > 0)
            .SelectMany((line, number) => new[] { number == 0 ? "" : "  >", $"  > {line}" });
}
