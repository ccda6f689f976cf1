using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using ToolVerdicts.Content;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Reviews;
using ToolVerdicts.Sitemaps;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;
using ToolVerdicts.Web.Caching;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>The sitemap: an index, and parts that are written while they are read, so that memory does not grow with the store.</summary>
internal static class Sitemap
{
    // Fifty thousand addresses on a slow line take longer than a page does.
    private static readonly TimeSpan PartTimeout = TimeSpan.FromMinutes(2);

    /// <summary>The pages that are neither of a tool nor of a comparison, beside those of each category and reviewer.</summary>
    private static readonly string[] Pages = ["/", "/compare", "/tools", "/categories", "/reviewers", "/digests", "/subscribe", .. Library.PageNames.Select(name => $"/{name}")];

    public static void MapSitemap(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/sitemap.xml", Reading.Methods, WriteIndexAsync);
        site.MapMethods("/sitemaps/{name}.xml", Reading.Methods, WritePartAsync).WithRequestTimeout(PartTimeout);
    }

    private static async Task WriteIndexAsync(HttpContext context, Database database, SiteOptions site)
    {
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        var parts = await store.ListSitemapPartsAsync(SitemapPart.MaxAddresses);
        context.Response.ContentType = SitemapXml.ContentType;
        await SitemapXml.WriteIndexAsync(context.Response.Body, [new SitemapPart(SitemapKind.Pages, 1, SitemapPart.MaxAddresses), .. parts], site.UrlOf);
    }

    private static async Task WritePartAsync(string name, HttpContext context, Database database, SiteOptions site)
    {
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        if (!SitemapPart.TryParse(name, SitemapPart.MaxAddresses, out var part) || !await ExistsAsync(part.Value))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = SitemapXml.ContentType;
        var tag = new EntityTagHeaderValue($"\"{Digest(await store.FindLatestDigestAsync(), await store.FindLastWeekAsync(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()), site)}\"", isWeak: true);
        if (context.AnswersWithTag(tag) || HttpMethods.IsHead(context.Request.Method))
            return;
        var addresses = part.Value.Kind == SitemapKind.Pages ? (await ListPagesAsync(store)).ToAsyncEnumerable() : store.ReadSitemapPartAsync(part.Value);
        await SitemapXml.WritePartAsync(context.Response.Body, addresses, site.UrlOf);

        async Task<bool> ExistsAsync(SitemapPart asked) => asked.Kind == SitemapKind.Pages ? asked.Number == 1 : await store.HasSitemapPartAsync(asked);
    }

    private static async Task<IEnumerable<SitemapAddress>> ListPagesAsync(DbConnection store)
    {
        var categories = (await store.ListCategoriesAsync()).Select(category => $"/categories/{category.Slug}");
        var reviewers = (await store.ListReviewersAsync()).Keys.Order(StringComparer.Ordinal).Select(key => $"/reviewers/{key}");
        var issues = (await store.ListIssueWeeksAsync()).Select(week => $"/digests/{week}");
        return Pages.Concat(categories).Concat(reviewers).Concat(issues).Select(path => new SitemapAddress { Path = path });
    }

    // What a part says follows from the captures, the issues, the program and where the site stands.
    private static string Digest(string? latestCapture, IssueWeek? latestIssue, SiteOptions site) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{latestCapture} {latestIssue} {typeof(Sitemap).Module.ModuleVersionId} {site.BaseUrl}")))[..32];
}
