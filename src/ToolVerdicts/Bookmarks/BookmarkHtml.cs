using System.Net;

namespace ToolVerdicts.Bookmarks;

/// <summary>Writes bookmarks in the format that every browser imports, Netscape's of 1996: HTML that leaves most elements open.</summary>
public static class BookmarkHtml
{
    /// <param name="folder">The folder into which a browser puts them.</param>
    public static string Of(IEnumerable<Bookmark> bookmarks, string folder, Func<string, string> urlOf) =>
        $"""
        <!DOCTYPE NETSCAPE-Bookmark-file-1>
        <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
        <TITLE>Bookmarks</TITLE>
        <H1>Bookmarks</H1>
        <DL><p>
            <DT><H3>{Encode(folder)}</H3>
            <DL><p>
        {string.Concat(bookmarks.Select(bookmark => Item(bookmark, urlOf)))}    </DL><p>
        </DL><p>

        """;

    private static string Item(Bookmark bookmark, Func<string, string> urlOf)
    {
        var url = Encode(urlOf($"/tools/{bookmark.Slug}"));
        var link = $"        <DT><A HREF=\"{url}\" ADD_DATE=\"{Seconds(bookmark.Day)}\">{Encode(bookmark.Name)}</A>\n";
        return bookmark.Note is { } note ? $"{link}        <DD>{Encode(note)}\n" : link;
    }

    // The format has a time, the store a day: its first second is written.
    private static long Seconds(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
