using System.Text;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;
using ToolVerdicts.Web.Caching;
using ToolVerdicts.Web.Settings;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>A visitor's bookmarks as files to keep, with their notes. Who saved nothing gets files that say so.</summary>
internal static class BookmarkExports
{
    public static void MapBookmarkExports(this IEndpointRouteBuilder site)
    {
        Map(site, "json", "application/json", (saved, _) => BookmarkJson.Write(saved.Select(bookmark => bookmark.Saved)));
        Map(site, "csv", "text/csv; charset=utf-8; header=present", (saved, options) => Encoding.UTF8.GetBytes(BookmarkCsv.Of(saved, options.UrlOf)));
        Map(site, "md", "text/markdown; charset=utf-8", (saved, options) => Encoding.UTF8.GetBytes(BookmarkMarkdown.Of(saved, options.UrlOf)));
        Map(site, "html", "text/html; charset=utf-8", (saved, options) => Encoding.UTF8.GetBytes(BookmarkHtml.Of(saved, options.Name, options.UrlOf)));
    }

    private static void Map(IEndpointRouteBuilder site, string extension, string type, Func<IReadOnlyList<Bookmark>, SiteOptions, byte[]> write) =>
        site.MapMethods($"/bookmarks/export.{extension}", Reading.Methods, async (HttpContext context, Database database, VisitorKeys keys, SiteOptions options) =>
        {
            context.Response.Headers.CacheControl = SharedPages.Private;
            return Results.File(write(await SavedAsync(context, database, keys), options), type, $"bookmarks.{extension}");
        });

    private static async Task<IReadOnlyList<Bookmark>> SavedAsync(HttpContext context, Database database, VisitorKeys keys)
    {
        if (context.Visitor() is not { } visitor)
            return [];
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        return await store.ListBookmarksAsync(keys.OwnerOf(visitor));
    }
}
