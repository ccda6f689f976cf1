using ToolVerdicts.Web.Pages.Articles;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>The articles in Markdown, as they were written.</summary>
internal static class ArticleTwins
{
    public static void MapArticleTwins(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/articles.md", Reading.Methods, List);
        site.MapMethods("/articles/{slug}.md", Reading.Methods, WriteAsync);
    }

    /// <summary>Links to articles, each with its day.</summary>
    public static string Links(IEnumerable<Article> articles, LiveSite site) => string.Join('\n', articles.Select(article =>
        $"- [{MarkdownText.Line(article.Title)}]({site.UrlOf($"{article.Path}.md")}), {SeenDays.Words(article.Date)}: "
        + MarkdownText.Line(article.Description)));

    private static IResult List(LiveSite site, TimeProvider time, HttpResponse response)
    {
        var articles = site.Library.ListPublished(time.Today());
        return Text(response, "/articles",
        [
            "# Articles",
            $"<{site.UrlOf("/articles")}>",
            articles.Count == 0 ? "There are no articles yet." : Links(articles, site),
        ]);
    }

    private static async Task<IResult> WriteAsync(
        string slug, Database database, LiveSite site, TimeProvider time, HttpResponse response)
    {
        if (site.FindArticle(slug, time.Today()) is not { } article)
            return Results.NotFound();
        await using var store = await database.OpenConnectionAsync();
        var tools = (await ArticleModel.ListToolsAsync(store, article))
            .Select(tool => $"- [{MarkdownText.Line(tool.Name)}]({site.UrlOf($"/tools/{tool.Slug}.md")})").ToList();
        return Text(response, article.Path,
        [
            $"# {MarkdownText.Line(article.Title)}",
            $"<{site.UrlOf(article.Path)}>",
            $"{SeenDays.Words(article.Date)}. {MarkdownText.Line(article.Description)}",
            article.Markdown,
            .. tools.Count == 0 ? Array.Empty<string>() : ["## What it is about", string.Join('\n', tools)],
        ]);
    }

    // Search engines are to index the page, not its twin.
    private static IResult Text(HttpResponse response, string path, IEnumerable<string> parts)
    {
        response.Headers.Link = $"<{path}>; rel=\"canonical\"";
        return Results.Text($"{string.Join("\n\n", parts)}\n", "text/markdown; charset=utf-8");
    }
}
