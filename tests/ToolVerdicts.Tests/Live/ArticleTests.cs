using System.Net;
using AngleSharp.Html.Parser;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Live;

public sealed class ArticleTests : IDisposable
{
    private static readonly string[] Lists =
        ["/articles", "/articles.md", "/llms.txt", "/sitemaps/pages-1.xml", "/tools/ml-intern", "/tools/ml-intern.md"];

    private readonly SiteFolder _folder = new();
    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private readonly RunningTime _time = new(TempStore.Noon);

    [Fact]
    public async Task A_published_article_has_a_page_and_a_twin_and_stands_in_every_list()
    {
        _folder.WriteArticle("2026-11-20-how-we-test", "2026-11-20", "tools: [ml-intern, no-such-tool]\n")
            .WriteArticle("older", "2026-11-01", title: "An older one").Apply(_store);
        await using var site = await OpenAsync();
        var page = new HtmlParser().ParseDocument(await site.HtmlAsync("/articles/how-we-test"));
        page.QuerySelector("h1")!.TextContent.ShouldBe("How we test");
        page.QuerySelector(".prose em")!.TextContent.ShouldBe("run");
        page.QuerySelector("time")!.GetAttribute("datetime").ShouldBe("2026-11-20");
        page.QuerySelectorAll("section[aria-labelledby=about] a").Select(link => link.GetAttribute("href"))
            .ShouldBe(["/tools/ml-intern"]);
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe("http://localhost:5000/articles/how-we-test");
        page.QuerySelector("link[type='text/markdown']")!.GetAttribute("href").ShouldBe("/articles/how-we-test.md");
        var twin = await site.HtmlAsync("/articles/how-we-test.md");
        twin.ShouldStartWith("# How we test\n\n<http://localhost:5000/articles/how-we-test>\n\n");
        twin.ShouldContain("\n\n20 November 2026. The way.\n\nWe *run* it.\n");
        twin.ShouldContain("(http://localhost:5000/tools/ml-intern.md)");
        var list = new HtmlParser().ParseDocument(await site.HtmlAsync("/articles"));
        list.QuerySelectorAll("main .list a").Select(link => link.TextContent).ShouldBe(["How we test", "An older one"]);
        foreach (var path in Lists)
            (await site.HtmlAsync(path)).ShouldContain("/articles/how-we-test", Case.Sensitive, path);
        (await site.HtmlAsync("/tools")).ShouldContain("<a href=\"/articles\">Articles</a>");
        (await site.HtmlAsync("/tools/smolvlm2")).ShouldNotContain("how-we-test");
    }

    [Fact]
    public async Task A_client_that_prefers_Markdown_gets_the_twin_at_the_articles_address()
    {
        _folder.WriteArticle("how-we-test", "2026-11-20").Apply(_store);
        await using var site = await OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/articles/how-we-test");
        request.Headers.Add("Accept", "text/markdown");
        using var answer = await site.Client.SendAsync(request);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/markdown");
        answer.Headers.GetValues("Link").ShouldBe(["</articles/how-we-test>; rel=\"canonical\""]);
    }

    [Theory]
    [InlineData("2026-11-20", "draft: true\n")]
    [InlineData("2026-11-22", "")]
    [InlineData("2026-11-22", "draft: true\n")]
    public async Task A_draft_and_an_article_of_a_later_day_are_nowhere(string date, string more)
    {
        _folder.WriteArticle("how-we-test", date, $"tools: [ml-intern]\n{more}").Apply(_store);
        await using var site = await OpenAsync();
        foreach (var path in (string[])["/articles/how-we-test", "/articles/how-we-test.md"])
        {
            using var answer = await site.Client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        foreach (var path in Lists)
        {
            var text = await site.HtmlAsync(path);
            text.ShouldNotContain("how-we-test", Case.Sensitive, path);
            text.ShouldNotContain("How we test", Case.Sensitive, path);
        }

        (await site.HtmlAsync("/articles")).ShouldContain("There are no articles yet.");
        (await site.HtmlAsync("/articles.md")).ShouldContain("There are no articles yet.");
        (await site.HtmlAsync("/tools")).ShouldNotContain("/articles");
        (await site.HtmlAsync("/sitemaps/pages-1.xml")).ShouldNotContain("/articles");
        (await site.HtmlAsync("/llms.txt")).ShouldNotContain("## Articles");
    }

    [Fact]
    public async Task An_article_whose_day_comes_appears_everywhere_without_an_apply()
    {
        _folder.WriteArticle("how-we-test", "2026-11-22", "tools: [ml-intern]\n").Apply(_store);
        await using var site = await OpenAsync();
        foreach (var path in Lists.Append("/categories"))
            (await site.HtmlAsync(path)).ShouldNotContain("/articles/how-we-test");
        _time.AdjustTime(new DateTimeOffset(2026, 11, 22, 0, 0, 1, TimeSpan.Zero));
        foreach (var path in Lists)
            await UntilShownAsync(site, path, "/articles/how-we-test");
        await UntilShownAsync(site, "/categories", "<a href=\"/articles\">");
        (await site.HtmlAsync("/articles/how-we-test")).ShouldContain("<em>run</em>");
    }

    [Fact]
    public async Task An_article_that_is_applied_while_the_site_runs_appears_and_leaves_with_its_file()
    {
        await using var site = await OpenAsync();
        (await site.HtmlAsync("/articles")).ShouldContain("There are no articles yet.");
        _folder.WriteArticle("how-we-test", "2026-11-20").Write("site.yml", "name: Bench\n").Apply(_store);
        await UntilShownAsync(site, "/articles", "/articles/how-we-test");
        File.Delete(Path.Combine(_folder.Root, "articles/how-we-test.md"));
        _folder.Apply(_store);
        await UntilShownAsync(site, "/articles", "There are no articles yet.");
    }

    public void Dispose() => _folder.Dispose();

    private static Task UntilShownAsync(SiteHost site, string path, string text) => Wait.UntilAsync(
        async () => (await site.HtmlAsync(path)).Contains(text, StringComparison.Ordinal), $"{text} at {path}");

    private Task<SiteHost> OpenAsync() => SiteHost.OverAsync(_store, _time, $"--Content={_folder.Root}");
}
