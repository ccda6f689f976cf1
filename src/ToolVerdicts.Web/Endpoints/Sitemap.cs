using ToolVerdicts.Sitemaps;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>The sitemap: an index, and parts that are written while the store is read, so that memory does not grow with it.</summary>
internal static class Sitemap
{
    // 50,000 addresses on a slow connection take longer than other requests may.
    private static readonly TimeSpan PartTimeout = TimeSpan.FromMinutes(2);

    // Pages of categories, reviewers and issues are listed from the store; tools and comparisons have parts of their own.
    private static readonly string[] Pages =
    [
        "/", "/compare", "/tools", "/categories", "/reviewers", "/changes", "/open-questions", "/digests", "/subscribe",
        .. Library.PageNames.Select(name => $"/{name}"),
    ];

    public static void MapSitemap(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/sitemap.xml", Reading.Methods, WriteIndexAsync).WithMetadata(new CachedAttribute(Topic.Catalogue));
        site.MapMethods("/sitemaps/{name}.xml", Reading.Methods, WritePartAsync)
            .WithMetadata(new StreamedAttribute()).WithRequestTimeout(PartTimeout);
    }

    private static async Task WriteIndexAsync(HttpContext context, Database database, LiveSite site)
    {
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        var parts = await store.ListSitemapPartsAsync(SitemapPart.MaxAddresses);
        context.Response.ContentType = SitemapXml.ContentType;
        var pages = new SitemapPart(SitemapKind.Pages, 1, SitemapPart.MaxAddresses);
        await SitemapXml.WriteIndexAsync(context.Response.Body, [pages, .. parts], site.UrlOf);
    }

    private static async Task WritePartAsync(string name, HttpContext context, Database database, LiveSite site, TimeProvider time)
    {
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        if (!SitemapPart.TryParse(name, SitemapPart.MaxAddresses, out var part) || !await ExistsAsync(part.Value))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = SitemapXml.ContentType;
        var latest = $"{await store.FindLatestDigestAsync()} {store.FindLastChange()}";
        var articles = site.Library.ListPublished(time.Today());
        var version = Digest($"{latest} {articles.Count}", await store.FindLastWeekAsync(time.GetUtcNow()), site);
        var tag = new EntityTagHeaderValue($"\"{version}\"", isWeak: true);
        if (context.TryAnswerNotModified(tag) || HttpMethods.IsHead(context.Request.Method))
            return;
        var addresses = part.Value.Kind == SitemapKind.Pages
            ? (await ListPagesAsync(store, site, articles)).ToAsyncEnumerable()
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

    // A part's content follows from the captures, the changes, the articles, the issues, the program and the site's address.
    private static string Digest(string latestChange, IssueWeek? latestIssue, LiveSite site)
    {
        var sources = $"{latestChange} {latestIssue} {typeof(Sitemap).Module.ModuleVersionId} {site.BaseUrl}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sources)))[..32];
    }
}
