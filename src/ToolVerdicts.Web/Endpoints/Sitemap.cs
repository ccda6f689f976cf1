using ToolVerdicts.Sitemaps;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>The sitemap: an index and its parts. Each part is rendered once per change and kept compressed.</summary>
internal static class Sitemap
{
    // Pages of categories, reviewers and issues are listed from the store; tools and comparisons have parts of their own.
    private static readonly string[] Pages =
    [
        "/", "/compare", "/tools", "/categories", "/reviewers", "/changes", "/open-questions", "/digests", "/subscribe",
        .. Library.PageNames.Select(name => $"/{name}"),
    ];

    public static void MapSitemap(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/sitemap.xml", Reading.Methods, WriteIndexAsync).AsDocument(Topic.Catalogue);
        site.MapMethods("/sitemaps/{name}.xml", Reading.Methods, WritePartAsync).AsDocument(Topic.Catalogue, Topic.Today);
    }

    private static async Task WriteIndexAsync(HttpContext context, Database database, LiveSite site)
    {
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        var parts = await store.ListSitemapPartsAsync(SitemapPart.MaxAddresses);
        context.Response.ContentType = SitemapXml.ContentType;
        var pages = new SitemapPart(SitemapKind.Pages, 1, SitemapPart.MaxAddresses);
        await SitemapXml.WriteIndexAsync(context.Response.Body, [pages, .. parts], site.UrlOf);
    }

    // The cache keeps the part, so the reader is closed before anything goes over the wire.
    private static async Task WritePartAsync(string name, HttpContext context, Database database, LiveSite site, TimeProvider time)
    {
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        if (!SitemapPart.TryParse(name, SitemapPart.MaxAddresses, out var part) || !await ExistsAsync(part.Value))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = SitemapXml.ContentType;
        var addresses = part.Value.Kind == SitemapKind.Pages
            ? (await ListPagesAsync(store, site, site.Library.ListPublished(time.Today()))).ToAsyncEnumerable()
            : store.ReadSitemapPartAsync(part.Value);
        await SitemapXml.WritePartAsync(context.Response.Body, addresses, site.UrlOf);

        async Task<bool> ExistsAsync(SitemapPart asked) =>
            asked.Kind == SitemapKind.Pages ? asked.Number == 1 : await store.HasSitemapPartAsync(asked);
    }

    private static async Task<IEnumerable<SitemapAddress>> ListPagesAsync(
        DbConnection store, LiveSite site, IReadOnlyList<Article> articles)
    {
        var categories = (await store.ListCategoriesAsync()).Select(category => $"/categories/{category.Slug}");
        var records = await store.ListReviewerRecordsAsync();
        var reviewers = (await store.ListReviewersAsync()).Keys.Where(key => site.HasReviewer(key, records.ContainsKey(key)))
            .Order(StringComparer.Ordinal).Select(key => $"/reviewers/{key}");
        var issues = (await store.ListIssuesAsync(int.MaxValue)).Reverse().Select(issue => $"/digests/{issue.Week}");
        var written = articles.Select(article => article.Path).Prepend("/articles").Take(articles.Count == 0 ? 0 : int.MaxValue);
        return Pages.Concat(written).Concat(categories).Concat(reviewers).Concat(issues).Select(path => new SitemapAddress { Path = path });
    }
}
