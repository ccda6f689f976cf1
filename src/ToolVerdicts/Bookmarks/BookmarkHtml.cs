using System.Net;

namespace ToolVerdicts.Bookmarks;

/// <summary>Bookmarks in the one form that every browser imports, Netscape's of 1996: HTML whose lists are never closed properly, on purpose.</summary>
public static class BookmarkHtml
{
    /// <summary>The file.</summary>
    /// <param name="bookmarks">What it holds.</param>
    /// <param name="folder">The folder that a browser puts them into.</param>
    /// <param name="urlOf">The full address of a path.</param>
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
        var link = $"        <DT><A HREF=\"{Encode(urlOf($"/tools/{bookmark.Slug}"))}\" ADD_DATE=\"{Seconds(bookmark.Day)}\">{Encode(bookmark.Name)}</A>\n";
        return bookmark.Note is { } note ? $"{link}        <DD>{Encode(note)}\n" : link;
    }

    // Browsers want a time where only the day is kept: its first second.
    private static long Seconds(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
