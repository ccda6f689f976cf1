using System.Net;
using Shouldly;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Visitors;
using ToolVerdicts.Web.Limits;

namespace ToolVerdicts.Tests.Caching;

public sealed class RateTests
{
    // A start at zero keeps the ticks small enough for exact elapsed times.
    private readonly FakeTimeProvider _time = new(DateTimeOffset.MinValue);

    [Fact]
    public void A_window_takes_what_it_may_and_says_when_it_may_again()
    {
        var window = new SlidingWindow(3, TimeSpan.FromSeconds(10), counters: 2, _time);
        for (var i = 0; i < 3; i++)
        {
            window.Take(0).ShouldBe(TimeSpan.Zero);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        window.Take(0).ShouldBe(TimeSpan.FromSeconds(7));
        window.Take(1).ShouldBe(TimeSpan.Zero, "another counter");
        _time.Advance(TimeSpan.FromSeconds(6.9));
        window.Take(0).ShouldBe(TimeSpan.FromSeconds(0.1));
        _time.Advance(TimeSpan.FromSeconds(0.1));
        window.Take(0).ShouldBe(TimeSpan.Zero);
        window.Take(0).ShouldBe(TimeSpan.FromSeconds(1), "what was taken second is still counted");
    }

    [Fact]
    public void Within_any_window_no_more_is_taken_than_it_may_and_whoever_waits_as_told_is_let_in()
    {
        var chance = new Random(20_261_122);
        var window = new SlidingWindow(10, TimeSpan.FromSeconds(10), counters: 1, _time);
        var taken = new List<DateTimeOffset>();
        for (var i = 0; i < 20_000; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(chance.Next(1_500)));
            var wait = window.Take(0);
            if (wait > TimeSpan.Zero && chance.Next(2) == 0)
            {
                _time.Advance(wait);
                (wait = window.Take(0)).ShouldBe(TimeSpan.Zero);
            }

            if (wait == TimeSpan.Zero)
                taken.Add(_time.GetUtcNow());
        }

        taken.Count.ShouldBeGreaterThan(5_000);
        // A tenth of the window is how exactly it looks.
        taken.Zip(taken.Skip(10)).Min(pair => pair.Second - pair.First).ShouldBeGreaterThan(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public void A_bucket_gives_a_burst_and_then_its_rate_and_is_full_again_after_a_pause()
    {
        var buckets = new TokenBuckets(20, 60, counters: 2, _time);
        Enumerable.Range(0, 100).Count(_ => buckets.TryTake(0)).ShouldBe(60);
        buckets.TryTake(1).ShouldBeTrue("another bucket");
        _time.Advance(buckets.Wait);
        buckets.TryTake(0).ShouldBeTrue();
        buckets.TryTake(0).ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        Enumerable.Range(0, 100).Count(_ => buckets.TryTake(0)).ShouldBe(20);
        _time.Advance(TimeSpan.FromHours(1));
        Enumerable.Range(0, 100).Count(_ => buckets.TryTake(0)).ShouldBe(60);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2:3::4", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", false)]
    public void A_network_is_an_IPv4_address_or_an_IPv6_64(string one, string other, bool isOne)
    {
        Near(one).SequenceEqual(Near(other)).ShouldBe(isOne);
        (Network.Of(IPAddress.Parse(one)).Near == Network.Of(IPAddress.Parse(other)).Near).ShouldBe(isOne);
    }

    [Fact]
    public async Task Whoever_asks_too_fast_is_refused_in_a_line_with_every_header_and_others_go_on()
    {
        await using var site =
            await SiteHost.OverAsync(TempStore.With(Seeds.Paths), new FakeTimeProvider(TempStore.Noon), "--Limits:Reads=1",
            "--Proxies=127.0.0.1");
        using var hasty = new Browser(site, "192.0.2.1");
        var answers = new List<HttpResponseMessage>();
        // Kept pages, pages that are made anew, what is not there, and assets: all count.
        string[] paths = ["/compare/mistral-3-small-22b-vs-ml-intern", "/nothing", "/site.css", "/tools/ml-intern"];
        for (var i = 0; i < 12; i++)
            answers.Add(await hasty.GetAsync(paths[i % paths.Length]));
        answers.Take(3).ShouldAllBe(answer => answer.StatusCode != HttpStatusCode.TooManyRequests);
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        refused.Count.ShouldBeGreaterThan(5);
        refused[0].Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        refused[0].Headers.CacheControl!.NoStore.ShouldBeTrue();
        refused[0].Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        refused[0].Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        using var secret = await hasty.GetAsync($"/unsubscribe/{new string('a', 43)}");
        secret.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        secret.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        secret.Headers.GetValues("X-Robots-Tag").Single().ShouldBe("noindex");
        (await refused[0].Content.ReadAsStringAsync())
            .ShouldBe("Your network asks for more than this site gives at once. Wait a second and try again.\n");

        using var other = new Browser(site, "192.0.2.2");
        (await other.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var unsubscribed =
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hasty.PostAsync($"/unsubscribe/{new string('a', 43)}", from: null)));
        unsubscribed.ShouldContain(answer =>
            answer.StatusCode == HttpStatusCode.TooManyRequests, "tokens that are made up cost as much as other requests");
    }

    private static byte[] Near(string address)
    {
        var near = new byte[Network.NearBytes];
        Network.WriteNear(IPAddress.Parse(address), near);
        return near;
    }
}
