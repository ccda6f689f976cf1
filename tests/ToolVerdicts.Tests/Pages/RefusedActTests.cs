using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ToolVerdicts.Tests.Pages;

public sealed class RefusedActTests : IAsyncLifetime
{
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync() => _site = await SiteHost.OverAsync(TempStore.With(Seeds.Paths), "--Proxies=127.0.0.1");

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_vote_above_the_limit_says_what_was_kept_and_leads_back_to_the_page_it_came_from()
    {
        using var browser = new Browser(_site, "192.0.2.7");
        for (var time = 0; time < 60; time++)
            await browser.PostAsync("/tools/smollm3/vote", "/tools/smollm3", ("vote", "ship"));
        using var answer = await browser.PostAsync(
            "/tools/smollm3/vote", "/compare/smollm3-vs-smolvlm2?x=1&voted=smollm3", ("vote", "skip"));
        var page = await RefusedAsync(answer, HttpStatusCode.TooManyRequests);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Your vote was not counted");
        var lede = page.QuerySelector(".lede")!.TextContent;
        lede.ShouldContain("Every vote that you cast before counts as before.");
        lede.ShouldContain("Wait ");
        Back(page).ShouldBe(("/compare/smollm3-vs-smolvlm2?x=1", "Back to the page you came from"));
    }

    [Theory]
    [InlineData("https://evil.example/tools/smollm3")]
    [InlineData("//evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData(null)]
    public async Task A_page_of_another_site_is_no_way_back(string? referrer)
    {
        foreach (var (path, back) in new[]
        {
            ("/tools/smollm3/vote", "/tools/smollm3#votes-smollm3"), ("/bookmarks", "/bookmarks"), ("/bookmarks/note", "/bookmarks"),
            ("/subscribe", "/subscribe"), ("/privacy/forget", "/"),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([]) };
            request.Headers.Add("Origin", "https://evil.example");
            request.Headers.TryAddWithoutValidation("Referer", referrer);
            using var answer = await _site.Client.SendAsync(request);
            Back(await RefusedAsync(answer, HttpStatusCode.Forbidden)).Path.ShouldBe(back);
        }
    }

    [Fact]
    public async Task A_path_that_a_browser_could_take_for_another_host_is_no_way_back()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/bookmarks") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Origin", "null");
        request.Headers.TryAddWithoutValidation("Referer", $"{_site.Client.BaseAddress}/evil.example/x");
        using var answer = await _site.Client.SendAsync(request);
        Back(await RefusedAsync(answer, HttpStatusCode.Forbidden)).Path.ShouldBe("/bookmarks");
    }

    [Fact]
    public async Task A_note_that_was_refused_is_told_to_be_in_the_browser_still()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/bookmarks/note") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Referrer = new Uri(_site.Client.BaseAddress!, "/bookmarks?saved=smollm3");
        using var answer = await _site.Client.SendAsync(request);
        var page = await RefusedAsync(answer, HttpStatusCode.Forbidden);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Your note was not saved");
        page.QuerySelector(".lede")!.TextContent.ShouldContain("It was sent from another site’s page");
        page.QuerySelector(".lede")!.TextContent.ShouldContain("your browser’s Back button returns what you wrote");
        Back(page).ShouldBe(("/bookmarks", "Back to the page you came from"));
    }

    [Fact]
    public async Task A_request_that_is_refused_for_another_reason_leads_back_as_well()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/about") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Referrer = new Uri(_site.Client.BaseAddress!, "/tools/smollm3");
        using var answer = await _site.Client.SendAsync(request);
        var page = await RefusedAsync(answer, HttpStatusCode.MethodNotAllowed);
        Back(page).ShouldBe(("/tools/smollm3", "Back to the page you came from"));
    }

    private static async Task<IHtmlDocument> RefusedAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        answer.StatusCode.ShouldBe(status);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private static (string? Path, string Words) Back(IHtmlDocument page)
    {
        var link = page.QuerySelector(".opening + p > a")!;
        return (link.GetAttribute("href"), link.TextContent);
    }
}
