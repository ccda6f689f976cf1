using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ToolVerdicts.Store;

namespace ToolVerdicts.Tests.Pages;

/// <summary>Pages of people who have voted or saved something: put together of what others had, and never another's.</summary>
public sealed class PersonalPageTests : IAsyncLifetime
{
    private const string Page = "/compare/mistral-3-small-22b-vs-ml-intern";

    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await SiteHost.OverAsync(_store, "--Proxies=127.0.0.1");
        // Nothing is kept before the first look for changes.
        await Wait.UntilAsync(() => RenderCount.IsKeptAsync(_site, Page), "a page in the cache");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(Page)]
    [InlineData("/tools/ml-intern?voted=ml-intern")]
    public async Task Whoever_has_voted_gets_the_error_page_with_every_header_when_the_store_cannot_be_read(string path)
    {
        using var voter = new Browser(_site, "198.51.100.7");
        await voter.PostAsync("/tools/ml-intern/vote", Page, ("vote", "ship"));
        _site.Services.GetRequiredService<Database>().CloseReaders();
        using (var store = _site.Services.GetRequiredService<Database>().OpenWriter())
            store.Execute("ALTER TABLE votes RENAME TO gone");
        using var answer = await voter.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Something broke on our side");
    }

    [Fact]
    public async Task Everybody_finds_their_own_votes_and_bookmarks_and_nobody_elses()
    {
        var people = new List<(Browser Browser, string Vote, bool Saves)>();
        for (var number = 0; number < 12; number++)
        {
            var browser = new Browser(_site, $"198.51.{number}.7");
            var (vote, saves) = (((string[])["ship", "skip", "none"])[number % 3], number % 2 == 0);
            await browser.PostAsync("/tools/ml-intern/vote", Page, ("vote", vote));
            if (saves)
                await browser.PostAsync("/bookmarks", Page, ("tool", "mistral-3-small-22b"), ("action", "add"));
            people.Add((browser, vote, saves));
        }

        for (var round = 0; round < 3; round++)
        {
            foreach (var (browser, vote, saves) in people)
            {
                var html = await browser.HtmlAsync(Page);
                html.Contains("name=\"vote\" value=\"ship\" aria-pressed=\"true\"", StringComparison.Ordinal).ShouldBe(vote == "ship");
                html.Contains("name=\"vote\" value=\"skip\" aria-pressed=\"true\"", StringComparison.Ordinal).ShouldBe(vote == "skip");
                html.Contains("Take it back", StringComparison.Ordinal).ShouldBe(vote != "none");
                html.Contains("Saved<span class=\"vh\"> (remove", StringComparison.Ordinal).ShouldBe(saves);
                Here(html).ShouldBe("4 of 8 ship it");
            }

            (await _site.HtmlAsync(Page)).ShouldNotContain("aria-pressed=\"true\"");
        }

        foreach (var (browser, _, _) in people)
            browser.Dispose();
    }

    [Fact]
    public async Task Who_has_marks_that_somebody_had_before_gets_a_page_that_is_not_made_again()
    {
        using var first = await VoterAsync("198.51.100.1", "ship");
        using var second = await VoterAsync("198.51.100.2", "ship");
        using var other = await VoterAsync("198.51.100.3", "skip");
        // Once the three votes have been seen, what the first had made serves the second.
        await Wait.UntilAsync(async () =>
        {
            var own = await first.HtmlAsync(Page);
            using var made = new RenderCount(_site, Page);
            (await second.HtmlAsync(Page)).ShouldBe(own);
            return made.Count == 0;
        }, "a page that is up to date");
        using var renders = new RenderCount(_site, Page);
        (await other.HtmlAsync(Page)).ShouldContain("value=\"skip\" aria-pressed=\"true\"");
        renders.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_part_of_an_earlier_moment_than_the_page_is_not_put_into_it()
    {
        using var voter = await VoterAsync("198.51.100.1", "ship");
        // The look for changes that finds the vote is over, so that the page of everybody is made anew for the change of the name alone.
        await Wait.UntilAsync(
            async () => Here(await _site.HtmlAsync(Page)) == "1 of 1 ship it" && await RenderCount.IsKeptAsync(_site, Page),
            "the page with the vote in the cache");
        using var isLoaded = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        Task<string> held;
        using (new RenderCount(_site, Page) { Loaded = Hold })
        {
            held = voter.HtmlAsync(Page);
            isLoaded.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue("the voter's page is loaded");
            _store.Writer.Execute("UPDATE tools SET name = 'Renamed' WHERE slug = 'ml-intern'");
            // The note of an apply that any page can have changed.
            _store.Writer.Execute("INSERT INTO changes (fact) VALUES ('mended')");
            await Wait.UntilAsync(
                async () => (await _site.HtmlAsync(Page)).Contains("Ship Renamed", StringComparison.Ordinal)
                    && await RenderCount.IsKeptAsync(_site, Page),
                "the page of today in the cache");
            goOn.Set();
        }

        (await held).ShouldNotContain("Ship Renamed");
        (await voter.HtmlAsync(Page)).ShouldContain("Ship Renamed");

        void Hold(HttpContext context)
        {
            if (context.Request.Headers.Cookie.Count == 0 || isLoaded.IsSet)
                return;
            isLoaded.Set();
            goOn.Wait(TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task A_page_that_is_put_together_is_the_page_that_would_be_made()
    {
        using var voter = await VoterAsync("198.51.100.1", "ship");
        var made = await voter.HtmlAsync($"{Page}?");
        await voter.HtmlAsync(Page);
        (await voter.HtmlAsync(Page)).ShouldBe(made);
        made.ShouldNotContain("<!--");
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br, gzip", "gzip")]
    [InlineData("br", null)]
    [InlineData("", null)]
    [InlineData("br, gzip;q=0", null)]
    public async Task It_is_compressed_as_the_client_asks_and_kept_by_nobody(string accepts, string? encoding)
    {
        using var voter = await VoterAsync("198.51.100.1", "ship");
        var plain = await voter.HtmlAsync(Page);
        for (var round = 0; round < 2; round++)
        {
            using var answer = await voter.GetAsync(Page, accepts);
            answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
            answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
            answer.Headers.ETag.ShouldBeNull();
            answer.Headers.Vary.ShouldContain("Cookie");
            answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            var body = await answer.Content.ReadAsByteArrayAsync();
            body.Length.ShouldBe((int)answer.Content.Headers.ContentLength!.Value);
            Unpack(body, encoding).ShouldBe(plain);
        }
    }

    [Fact]
    public async Task A_vote_is_counted_on_the_voters_next_page()
    {
        using var voter = await VoterAsync("198.51.100.1", "ship");
        for (var round = 0; round < 10; round++)
        {
            var call = round % 2 == 0 ? "skip" : "ship";
            Here(await voter.HtmlAsync(Page)).ShouldBe(round % 2 == 0 ? "1 of 1 ship it" : "0 of 1 ship it");
            await voter.PostAsync("/tools/ml-intern/vote", Page, ("vote", call));
        }
    }

    [Fact]
    public async Task A_page_that_is_personal_throughout_is_made_for_each()
    {
        using var voter = await VoterAsync("198.51.100.1", "ship");
        await _site.HtmlAsync("/privacy");
        for (var round = 0; round < 2; round++)
        {
            (await voter.HtmlAsync("/privacy")).ShouldContain("action=\"/privacy/forget\"");
            (await _site.HtmlAsync("/privacy")).ShouldNotContain("action=\"/privacy/forget\"");
        }
    }

    private async Task<Browser> VoterAsync(string address, string vote)
    {
        var browser = new Browser(_site, address);
        await browser.PostAsync("/tools/ml-intern/vote", Page, ("vote", vote));
        return browser;
    }

    // The votes on the tool that the page shows.
    private static string Here(string html) =>
        new HtmlParser().ParseDocument(html).QuerySelector("#community-ml-intern")!.TextContent.Trim();

    private static string Unpack(byte[] body, string? encoding)
    {
        using Stream packed = new MemoryStream(body);
        using var plain = encoding is null ? packed : new GZipStream(packed, CompressionMode.Decompress);
        using var text = new StreamReader(plain, Encoding.UTF8);
        return text.ReadToEnd();
    }
}
