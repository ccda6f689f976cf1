using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Hostile;

public sealed class ObservatoryTests(FurnishedSite site) : IClassFixture<FurnishedSite>
{
    // 100, and 10 each for the policy, the opener's, the embedder's and the resource's, 5 each for the referrer, for frames and for the
    // script's digest.
    // A cookie would bring 5 more, and 5 the browsers' own list of https sites: neither is a page's to have.
    private const int Best = 155;

    // What leads elsewhere shows no page, and so loads no script that could have a digest.
    private const int BestWithoutPage = 150;

    [Theory]
    [InlineData("/")]
    [InlineData("/tools")]
    [InlineData("/tools?q=mistral")]
    [InlineData("/tools/ml-intern")]
    [InlineData("/compare")]
    [InlineData(FurnishedSite.Comparison)]
    [InlineData("/categories")]
    [InlineData("/categories/developer-tools")]
    [InlineData("/reviewers")]
    [InlineData("/reviewers/builder")]
    [InlineData("/bookmarks")]
    [InlineData("/subscribe")]
    [InlineData("/subscribe/sent")]
    [InlineData("/digests")]
    [InlineData("/digests/2026-W47")]
    [InlineData("/methodology")]
    [InlineData("/about")]
    [InlineData("/privacy")]
    [InlineData("/attribution")]
    [InlineData("/privacy/forget")]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/unsubscribe/nobody", HttpStatusCode.NotFound)]
    [InlineData("/compare?tool=smollm3&tool=smollm3", HttpStatusCode.BadRequest)]
    [InlineData("/error", HttpStatusCode.InternalServerError)]
    public async Task Every_page_scores_155_for_everybody_and_for_a_visitor_who_acted(string path,
        HttpStatusCode status = HttpStatusCode.OK)
    {
        foreach (var hasCookie in new[] { false, true, true })
            (await ScoreAsync(site.Request(HttpMethod.Get, path, hasCookie), status)).Total.ShouldBe(Best, path);
    }

    [Fact]
    public async Task Every_page_behind_a_secret_address_scores_155()
    {
        foreach (var path in (string[])[site.Shared, site.Confirm, site.Unsubscribe, site.Preferences])
            (await ScoreAsync(site.Request(HttpMethod.Get, path), HttpStatusCode.OK)).Total.ShouldBe(Best, path);
    }

    [Fact]
    public async Task Every_refused_request_scores_155()
    {
        (HttpStatusCode Status, HttpRequestMessage Request)[] refused =
        [
            (HttpStatusCode.BadRequest,
                site.Request(HttpMethod.Post, "/tools/ml-intern/vote", content: FurnishedSite.Form(("vote", "perhaps")))),
            (HttpStatusCode.BadRequest, site.Request(HttpMethod.Post, "/subscribe", content: FurnishedSite.Form(("email", "nobody")))),
            (HttpStatusCode.Forbidden, site.Request(HttpMethod.Post, "/nowhere")),
            (HttpStatusCode.MethodNotAllowed, site.Request(HttpMethod.Delete, "/tools")),
            (HttpStatusCode.RequestEntityTooLarge,
                site.Request(HttpMethod.Post, "/tools/ml-intern/vote", content: FurnishedSite.Form(("vote", new string('x', 5_000))))),
        ];
        refused[2].Request.Headers.Add("Sec-Fetch-Site", "cross-site");
        foreach (var (status, request) in refused)
            (await ScoreAsync(request, status)).Total.ShouldBe(Best, $"{status}");
    }

    [Fact]
    public async Task Who_acts_too_often_and_who_cannot_be_written_down_are_told_so_at_155()
    {
        var address = site.NextAddress();
        for (var i = 0; i < 61; i++)
        {
            var request = Vote(address);
            (await ScoreAsync(request, i < 60 ? HttpStatusCode.SeeOther : HttpStatusCode.TooManyRequests)).Total.ShouldBe(Best);
        }

        using var isFull = new ManualResetEventSlim();
        using var hasBegun = new ManualResetEventSlim();
        var writer = site.Site.Services.GetRequiredService<Writer>();
        var blocked = writer.WriteAsync(_ =>
        {
            hasBegun.Set();
            return isFull.Wait(TimeSpan.FromMinutes(1));
        });
        hasBegun.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        var waiting = Enumerable.Range(0, Writer.QueueCapacity + Writer.LargestGroup).Select(_ => writer.WriteAsync(_ => true)).ToList();
        (await ScoreAsync(Vote(site.NextAddress()), HttpStatusCode.ServiceUnavailable)).Total.ShouldBe(Best);
        isFull.Set();
        (await blocked).ShouldBeTrue();
        await Task.WhenAny(Task.WhenAll(waiting)).WithinAsync("the writes that queued");
    }

    [Theory]
    [InlineData("/compare/ml-intern-vs-mistral-3-small-22b")]
    [InlineData("/compare/smollm3-vs-smollm3")]
    [InlineData("/compare?tool=smollm3&tool=ml-intern")]
    [InlineData("/tools/ml-intern/vote")]
    [InlineData("/bookmarks/note")]
    public async Task What_leads_elsewhere_lacks_nothing_but_a_page(string path)
    {
        using var answer = await site.Site.Client.SendAsync(site.Request(HttpMethod.Get, path));
        ((int)answer.StatusCode).ShouldBeInRange(301, 303);
        (await ScoreAsync(answer)).Total.ShouldBe(BestWithoutPage);
    }

    [Fact]
    public void A_site_without_headers_fails_and_a_bonus_is_for_those_who_lack_nothing()
    {
        Observatory.Judge(_ => null, [], "<script src=/a.js></script>").Total.ShouldBe(30);
        Observatory.Judge(_ => null, ["id=1"], "<script src=https://elsewhere.example/a.js></script>").Total.ShouldBe(0);
    }

    private HttpRequestMessage Vote(string address)
    {
        var request = site.Request(HttpMethod.Post, "/tools/smollm3/vote", content: FurnishedSite.Form(("vote", "ship")));
        request.Headers.Remove("X-Forwarded-For");
        request.Headers.Add("X-Forwarded-For", address);
        return request;
    }

    private async Task<ObservatoryScore> ScoreAsync(HttpRequestMessage request, HttpStatusCode expected)
    {
        using (request)
        {
            using var answer = await site.Site.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(expected, $"{request.RequestUri}");
            return await ScoreAsync(answer);
        }
    }

    private static async Task<ObservatoryScore> ScoreAsync(HttpResponseMessage answer)
    {
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.ToList() : [];
        var html = answer.Content.Headers.ContentType?.MediaType == "text/html" ? await answer.Content.ReadAsStringAsync() : null;
        return Observatory.Judge(name =>
            answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null, cookies, html);
    }
}
