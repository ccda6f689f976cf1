namespace ToolVerdicts.Web.Endpoints;

/// <summary>The endpoints of a visitor's bookmarks and notes as files. Without bookmarks the files are well-formed and empty.</summary>
internal static class BookmarkExports
{
    public static void MapBookmarkExports(this IEndpointRouteBuilder site)
    {
        Map(site, "json", "application/json", (saved, _) => BookmarkJson.Write(saved.Select(bookmark => bookmark.Saved)));
        // Excel takes a file without the mark for one in the encoding of the machine.
        Map(
            site, "csv", "text/csv; charset=utf-8; header=present",
            (saved, options) => Utf8($"\uFEFF{BookmarkCsv.Of(saved, options.UrlOf)}"));
        Map(site, "md", "text/markdown; charset=utf-8", (saved, options) => Utf8(BookmarkMarkdown.Of(saved, options.UrlOf)));
        Map(site, "html", "text/html; charset=utf-8", (saved, options) => Utf8(BookmarkHtml.Of(saved, options.Name, options.UrlOf)));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static void Map(
        IEndpointRouteBuilder site, string extension, string type, Func<IReadOnlyList<Bookmark>, LiveSite, byte[]> write)
    {
        site.MapMethods($"/bookmarks/export.{extension}", Reading.Methods, WriteAsync);

        async Task<IResult> WriteAsync(HttpContext context, Database database, VisitorKeys keys, LiveSite options)
        {
            context.Response.Headers.CacheControl = SecurityHeaders.Private;
            return Results.File(write(await ListAsync(context, database, keys), options), type, $"bookmarks.{extension}");
        }
    }

    private static async Task<IReadOnlyList<Bookmark>> ListAsync(HttpContext context, Database database, VisitorKeys keys)
    {
        if (context.Visitor() is not { } visitor)
            return [];
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        return await store.ListBookmarksAsync(keys.OwnerOf(visitor));
    }
}
