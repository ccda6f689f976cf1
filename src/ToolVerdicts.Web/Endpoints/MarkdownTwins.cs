namespace ToolVerdicts.Web.Endpoints;

/// <summary>Tools and comparisons in Markdown. A slug has no dot, so that <c>.md</c> behind an address is unambiguous.</summary>
internal static class MarkdownTwins
{
    private const string ContentType = "text/markdown; charset=utf-8";

    public static void MapMarkdownTwins(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/tools/{slug}.md", Reading.Methods, ToolAsync);
        site.MapMethods("/compare/{address}.md", Reading.Methods, ComparisonAsync);
    }

    private static async Task<IResult> ToolAsync(string slug, Database database, SiteOptions site, HttpResponse response)
    {
        await using var store = await database.OpenConnectionAsync();
        if (!Slug.TryParse(slug, out var asked) || await store.FindToolSheetAsync(asked) is not { } sheet)
            return Results.NotFound();
        NameCanonical(response, $"/tools/{slug}");
        return Results.Text(ToolMarkdown.Of(sheet, site.UrlOf), ContentType);
    }

    private static async Task<IResult> ComparisonAsync(string address, Database database, SiteOptions site, HttpResponse response)
    {
        await using var store = await database.OpenConnectionAsync();
        var (path, comparison) = await store.FindComparisonAsync(address);
        if (path is null)
            return Results.NotFound();
        if (comparison is null)
            return Results.Redirect($"{path}.md", permanent: true);
        if (IndexGate.Admits(comparison))
            NameCanonical(response, path);
        else
            response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Text(ComparisonMarkdown.Of(comparison, site.UrlOf), ContentType);
    }

    // Search engines are to index the page, not its twin.
    private static void NameCanonical(HttpResponse response, string path) => response.Headers.Link = $"<{path}>; rel=\"canonical\"";
}
