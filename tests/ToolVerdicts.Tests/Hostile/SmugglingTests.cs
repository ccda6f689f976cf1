using Dapper;
using ToolVerdicts.Load.Hostile;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Hostile;

public sealed class SmugglingTests
{
    // Half of them wait for a rest that does not come.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);

    // Behind nginx they are a command: it need not be installed here.
    [Fact]
    public async Task A_request_within_a_request_is_never_answered_and_casts_no_vote()
    {
        var store = TempStore.With(Seeds.Paths);
        await using var site = await SiteHost.OverAsync(store);
        var cases = SmugglingCase.All(site.Client.BaseAddress!.Authority, await CookieAsync(site));
        cases.Count.ShouldBeGreaterThanOrEqualTo(40);
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (smuggled, _) =>
        {
            var received = await RawRequest.SendAsync(site, smuggled.Bytes, LongestSilence);
            if (SmugglingCase.CountAnswers(received) > 1 || received.Contains("voted=", StringComparison.Ordinal))
                faults.Enqueue(smuggled.Name);
        });
        faults.ShouldBeEmpty();
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes").ShouldBe(0);
    }

    [Fact]
    public async Task A_request_behind_a_request_is_answered_and_its_vote_is_cast()
    {
        var store = TempStore.With(Seeds.Paths);
        await using var site = await SiteHost.OverAsync(store);
        var host = site.Client.BaseAddress!.Authority;
        var received =
            await RawRequest.SendAsync(site,
            $"GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\nPOST /tools/{SmugglingCase.Tool}/vote HTTP/1.1\r\nHost: {host}\r\nContent-Type: "
            + $"application/x-www-form-urlencoded\r\nCookie: {await CookieAsync(site)}\r\nContent-Length: 9\r\nConnection: close\r\n\r\n"
            + "vote=ship");
        SmugglingCase.CountAnswers(received).ShouldBe(2);
        store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes").ShouldBe(1);
    }

    // A first post gets the cookie, and counts for nothing.
    private static async Task<string> CookieAsync(SiteHost site)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var answer = await browser.PostAsync(
            new Uri(site.Client.BaseAddress!, $"/tools/{SmugglingCase.Tool}/vote"), FurnishedSite.Form(("vote", "ship")));
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
