using ToolVerdicts.Store;
using ToolVerdicts.Text;

namespace ToolVerdicts.Bookmarks;

/// <summary>Bookmarks in Markdown: a list of links with what is known, each note as a quotation below its tool.</summary>
public static class BookmarkMarkdown
{
    /// <summary>The file.</summary>
    /// <param name="bookmarks">What it holds.</param>
    /// <param name="urlOf">The full address of a path.</param>
    public static string Of(IReadOnlyCollection<Bookmark> bookmarks, Func<string, string> urlOf) =>
        string.Join("\n\n", bookmarks.Select(bookmark => Item(bookmark, urlOf)).DefaultIfEmpty("No bookmarks yet.").Prepend("# Bookmarks")) + "\n";

    private static string Item(Bookmark bookmark, Func<string, string> urlOf) => string.Join('\n',
    [
        $"- [{MarkdownText.Line(bookmark.Name)}]({urlOf($"/tools/{bookmark.Slug}")}): {MarkdownText.Line(bookmark.Tagline)}",
        "",
        $"  Verdict: {bookmark.Verdict?.ToString() ?? "not stated"}; price: {MarkdownText.Line(bookmark.PriceWord ?? "not stated")}; saved: {bookmark.Day.ToStored()}",
        .. Quotation(bookmark.Note),
    ]);

    // Each line of a note is a paragraph of its own, so that none of them runs on into the next.
    private static IEnumerable<string> Quotation(string? note) =>
        (note ?? "").Split('\n').Select(MarkdownText.Line).Where(line => line.Length > 0).SelectMany((line, number) => new[] { number == 0 ? "" : "  >", $"  > {line}" });
}
