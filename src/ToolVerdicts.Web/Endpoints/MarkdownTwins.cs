namespace ToolVerdicts.Web.Endpoints;

/// <summary>Tools, comparisons, captured pages and changes in Markdown. A slug has no dot, so that <c>.md</c> behind an address is
/// unambiguous.</summary>
internal static class MarkdownTwins
{
    private const string ContentType = "text/markdown; charset=utf-8";

    public static void MapMarkdownTwins(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/tools/{slug}.md", Reading.Methods, ToolAsync);
        site.MapMethods("/compare/{address}.md", Reading.Methods, ComparisonAsync);
        site.MapMethods("/captures/{n}.md", Reading.Methods, CapturedPageAsync);
        site.MapMethods("/changes.md", Reading.Methods, ChangesAsync);
    }

    private static async Task<IResult> ToolAsync(
        string slug, Database database, LiveSite site, TimeProvider time, HttpContext context)
    {
        await using var store = await database.OpenConnectionAsync();
        if (!Slug.TryParse(slug, out var asked) || await store.FindToolsAsync([asked]) is not [var known])
            return Results.NotFound();
        var (asOf, problem) = await PastRequest.ReadAsync(context, store);
        if (problem is not null)
            return Refuse(problem);
        var criteria = await site.FindCriteriaAsync(store, asOf);
        if (await store.FindToolSheetAsync(asked, context.Freshness(asOf), asOf, criteria) is not { } sheet)
            return Refuse(PastRequest.NotListed($"/tools/{slug}", known.Name, asOf!));
        NameCanonical(context.Response, $"/tools/{slug}");
        if (asOf is not null)
            KeepFromIndex(context.Response);
        var articles = site.ListArticlesAbout(asked, asOf?.Day ?? time.Today());
        var about = articles.Count == 0 ? "" : $"\n## Articles about it\n\n{ArticleTwins.Links(articles, site)}\n";
        return Results.Text(ToolMarkdown.Of(sheet, site.UrlOf) + about, ContentType);
    }

    private static async Task<IResult> ComparisonAsync(string address, Database database, LiveSite site, HttpContext context)
    {
        await using var store = await database.OpenConnectionAsync();
        var (asOf, problem) = await PastRequest.ReadAsync(context, store);
        if (problem is not null)
            return Refuse(problem);
        var criteria = await site.FindCriteriaAsync(store, asOf);
        var (path, comparison) = await store.FindComparisonAsync(address, context.Freshness(asOf), asOf, criteria);
        if (path is null)
            return Results.NotFound();
        if (comparison is null && path == $"/compare/{address}")
            return Refuse(PastRequest.NotListed(path, await store.NameUnlistedAsync(address, asOf!), asOf!));
        if (comparison is null)
        {
            context.MoveTo($"{path}.md{context.Request.QueryString}");
            return Results.Empty;
        }

        var isAdmitted = IndexGate.Admits(comparison);
        if (isAdmitted || asOf is not null)
            NameCanonical(context.Response, path);
        if (!isAdmitted || asOf is not null)
            KeepFromIndex(context.Response);
        return Results.Text(ComparisonMarkdown.Of(comparison, site.UrlOf), ContentType);
    }

    private static async Task<IResult> CapturedPageAsync(string n, Database database, LiveSite site, HttpContext context)
    {
        if (!CaptureAddress.TryParse(n, out var captureId))
            return Results.NotFound();
        await using var store = await database.OpenConnectionAsync();
        if (await store.FindCapturedPageAsync(captureId, context.Freshness(), site.Library.Criteria) is not { } page)
            return Results.NotFound();
        KeepFromIndex(context.Response);
        return Results.Text(CapturedPageMarkdown.Of(page, site.UrlOf), ContentType);
    }

    private static async Task<IResult> ChangesAsync(string? before, Database database, LiveSite site, HttpContext context)
    {
        if (!Pages.ChangesModel.TryRead(before, out var id))
            return Results.NotFound();
        await using var store = await database.OpenConnectionAsync();
        NameCanonical(context.Response, "/changes");
        if (id is not null)
            KeepFromIndex(context.Response);
        var page = await store.FindPageOfChangesAsync(Pages.ChangesModel.PageSize, id, site.Library.Criteria);
        return Results.Text(ChangesMarkdown.Of(page, site.UrlOf), ContentType);
    }

    // Search engines are to index the page, not its twin, and the present state alone.
    private static void NameCanonical(HttpResponse response, string path) => response.Headers.Link = $"<{path}>; rel=\"canonical\"";

    private static void KeepFromIndex(HttpResponse response) => response.Headers["X-Robots-Tag"] = "noindex";

    private static IResult Refuse(PastProblem problem) => Results.Text($"{problem.Sentence}\n", ContentType, statusCode: problem.Status);
}
