using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Dapper;

namespace ToolVerdicts.Tests.Pages;

/// <summary>
/// Pages that are kept for everybody. What is kept is told from what is made anew by a tagline that is changed in the store behind the
/// program's back, which no look for changes finds.
/// </summary>
public sealed class PageCacheTests : IAsyncLifetime
{
    private const string Page = "/tools/smollm3";
    private const string OtherPage = "/tools/ml-intern";
    private const string Comparison = "/compare/mistral-3-small-22b-vs-ml-intern";

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
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.1", "gzip")]
    [InlineData("br;q=0.1, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("", null)]
    [InlineData("identity", null)]
    [InlineData("identity, br;q=0.5", null)]
    [InlineData("zstd", null)]
    [InlineData("brotli, gzipped, xbr", null)]
    [InlineData("\"; drop", null)]
    public async Task A_kept_page_is_sent_as_the_client_asks_with_a_version_of_its_own(string accepts, string? encoding)
    {
        var plain = await _site.HtmlAsync(Page);
        using var answer = await AskAsync(Page, accepts);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        Unpack(await answer.Content.ReadAsByteArrayAsync(), encoding).ShouldBe(plain);
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        answer.Headers.ETag!.IsWeak.ShouldBeFalse();

        using var again = await AskAsync(Page, accepts, answer.Headers.ETag.Tag);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.ETag!.Tag.ShouldBe(answer.Headers.ETag.Tag);
        using var other = await AskAsync(Page, encoding is "br" ? "gzip" : "br", answer.Headers.ETag.Tag);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/compare", "tool=ml-intern&tool=smollm3")]
    [InlineData("/tools", "q=modal")]
    public async Task An_address_with_a_slash_at_its_end_is_made_each_time_with_its_query(string path, string query)
    {
        await _site.HtmlAsync($"{path}/");
        _store.Writer.Execute("UPDATE tools SET tagline = 'Changed behind its back', name = 'Changed ' || name");
        (await _site.HtmlAsync($"{path}/")).ShouldContain("Changed ");
        using var asked = await _site.Client.GetAsync($"{path}?{query}");
        using var slashed = await _site.Client.GetAsync($"{path}/?{query}");
        slashed.StatusCode.ShouldBe(asked.StatusCode);
        slashed.Headers.Location.ShouldBe(asked.Headers.Location);
        (await slashed.Content.ReadAsStringAsync()).ShouldBe(await asked.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_headers_of_a_kept_page_are_those_of_a_page_that_was_just_made()
    {
        using var kept = await AskAsync(Page, "");
        using var made = await AskAsync("/digests", "");
        foreach (var header in made.Headers.Where(header =>
            header.Key is not ("ETag" or "Date" or "Vary" or "Transfer-Encoding" or "X-Robots-Tag")))
            kept.Headers.GetValues(header.Key).ShouldBe(header.Value, header.Key);
        kept.Content.Headers.ContentType.ShouldBe(made.Content.Headers.ContentType);

        using var head = await _site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Page));
        head.Headers.ETag.ShouldBe(kept.Headers.ETag);
        head.Content.Headers.ContentLength.ShouldBe(kept.Content.Headers.ContentLength);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_request_says_beside_its_address_makes_no_other_page()
    {
        var before = await _site.HtmlAsync(Page);
        Retitle("smollm3");
        foreach (var path in (string[])[$"{Page}?", $"{Page}?utm_source=a", $"{Page}?q=1&page=2", $"{Page}?{new string('x', 2000)}"])
            (await _site.HtmlAsync(path)).ShouldBe(before, path);
        foreach (var (name, value) in ((string, string)[])[("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Prefix", "/evil"), ("Cookie", "visitor=forged"), ("Cookie", "other=1"), ("Accept-Language", "de")])
            (await HtmlAsync(Page, name, value)).ShouldBe(before, $"{name}: {value}");
    }

    [Fact]
    public async Task Whatever_strangers_send_along_everybody_gets_the_page_that_was_kept()
    {
        var before = await _site.HtmlAsync(Page);
        Retitle("smollm3");
        var random = new Random(6);
        string[] names =
            ["Host", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-For", "X-Forwarded-Prefix", "Accept-Encoding", "Cookie",
            "Accept-Language", "X-Original-URL"];
        string[] values =
            ["evil.example", "localhost", "br", "gzip;q=0.5", "identity;q=0", "*;q=0", "https", "http, https", "203.0.113.7, ::1",
            "/admin", "visitor=1.2.3", "a=b; visitor=", "visitor=%00", "de"];
        for (var number = 0; number < 500; number++)
        {
            using var request =
                new HttpRequestMessage(HttpMethod.Get, random.Next(2) == 0 ? Page : $"{Page}?{Made(random)}={Made(random)}");
            foreach (var name in names.Where(_ => random.Next(3) == 0))
                request.Headers.TryAddWithoutValidation(name, random.Next(3) == 0 ? Made(random)
                    : string.Concat(values[random.Next(values.Length)], random.Next(4) == 0 ? Made(random) : ""));
            using var answer = await _site.Client.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.BadRequest && request.Headers.NonValidated.Contains("Host"))
                continue;
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{request}");
            Unpack(await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentEncoding.SingleOrDefault())
                .ShouldBe(before, $"{request}");
        }

        (await _site.HtmlAsync(Page)).ShouldBe(before);
    }

    [Fact]
    public async Task A_comparison_with_its_stylesheet_is_no_more_than_a_browser_gets_in_the_first_round_trip()
    {
        // Ten segments of 1,460 bytes: RFC 6928.
        const int FirstFlight = 14_600;
        var html = new HtmlParser().ParseDocument(await _site.HtmlAsync(Comparison));
        var bytes = 0;
        foreach (var path in (string[])[Comparison,
            .. html.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!)])
        {
            using var answer = await AskAsync(path, "br");
            answer.Content.Headers.ContentEncoding.ShouldBe(["br"], path);
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        html.QuerySelectorAll("link[rel=stylesheet]").Length.ShouldBe(1);
        bytes.ShouldBeLessThanOrEqualTo(FirstFlight);
    }

    [Fact]
    public async Task A_vote_is_seen_within_a_second_and_makes_anew_only_the_pages_of_its_tool()
    {
        await Wait.UntilAsync(() => RenderCount.IsKeptAsync(_site, OtherPage), "a page in the cache");
        Retitle("smollm3");
        Retitle("ml-intern");
        using (var voter = new Browser(_site, "198.51.100.7"))
            await voter.PostAsync($"{Page}/vote", Page, ("vote", "ship"));
        await Wait.UntilAsync(async () =>
            (await _site.HtmlAsync(Page)).Contains("<b>1 of 1</b> ship it", StringComparison.Ordinal), "a page that shows the vote");
        (await _site.HtmlAsync(Page)).ShouldContain("Retitled");
        (await _site.HtmlAsync(OtherPage)).ShouldNotContain("Retitled");
    }

    [Fact]
    public async Task An_import_by_another_process_is_seen_within_a_second_and_makes_anew_only_what_it_touched()
    {
        var store = TempStore.With(Seeds.PathOf(0));
        await using var site = await SiteHost.OverAsync(store);
        foreach (var path in (string[])[Comparison, "/tools"])
            await Wait.UntilAsync(() => RenderCount.IsKeptAsync(site, path), "a page in the cache");
        store.Writer.Execute("UPDATE captures SET file_name = 'Retitled.txt'");
        (await site.HtmlAsync(Comparison)).ShouldNotContain("Retitled");
        (await site.Client.GetAsync("/tools/smollm3")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        store.Import(Seeds.Paths.First(path =>
            !File.ReadAllText(path).Contains("ml-intern", StringComparison.Ordinal)
            && !File.ReadAllText(path).Contains("Mistral 3 Small", StringComparison.Ordinal)));
        await Wait.UntilAsync(async () =>
            !(await site.HtmlAsync("/tools")).Contains("2 tools", StringComparison.Ordinal), "a directory that shows the import");
        (await site.HtmlAsync(Comparison)).ShouldNotContain("Retitled");
        store.ImportText(Seeds.Text(0).Replace("all without human handholding", "without human handholding", StringComparison.Ordinal));
        await Wait.UntilAsync(async () =>
            (await site.HtmlAsync(Comparison)).Contains("Retitled", StringComparison.Ordinal), "a comparison that shows the new title");
    }

    [Fact]
    public async Task Who_has_acted_gets_a_page_of_their_own_that_nobody_else_gets()
    {
        using var voter = new Browser(_site, "198.51.100.8");
        await voter.PostAsync($"{Page}/vote", Page, ("vote", "skip"));
        using var own = await voter.GetAsync(Page);
        own.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        (await own.Content.ReadAsStringAsync()).ShouldContain("Take it back");
        (await _site.HtmlAsync(Page)).ShouldNotContain("Take it back");
    }

    [Fact]
    public async Task What_strangers_make_up_is_not_kept()
    {
        using var renders = new RenderCount(_site, "/tools");
        for (var number = 0; number < 2; number++)
            (await _site.HtmlAsync("/tools?category=made-up&price=none&verdict=x")).ShouldContain("No tool matches");
        renders.Count.ShouldBe(2);
        foreach (var path in (string[])["/tools?page=01", "/tools?page=%201", "/tools?sort=made-up", "/tools?sort=Panel",
            "/tools?page=1&page=1"])
            (await RenderCount.IsKeptAsync(_site, path) || await RenderCount.IsKeptAsync(_site, path)).ShouldBeFalse(path);
        foreach (var path in (string[])["/categories/DeVeloper-tools", "/Categories/developer-tools", "/categories/developer-tools/"])
            (await RenderCount.IsKeptAsync(_site, path) || await RenderCount.IsKeptAsync(_site, path)).ShouldBeFalse(path);
        await _site.HtmlAsync("/categories/developer-tools");
        (await RenderCount.IsKeptAsync(_site, "/categories/developer-tools")).ShouldBeTrue();
        await _site.HtmlAsync("/tools?sort=panel");
        (await RenderCount.IsKeptAsync(_site, "/tools?sort=panel")).ShouldBeTrue();

        using var misses = new RenderCount(_site, "/tools/made-up");
        for (var time = 1; time <= 3; time++)
        {
            using var answer = await _site.Client.GetAsync("/tools/made-up");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            misses.Count.ShouldBe(time);
        }
    }

    [Fact]
    public async Task However_many_ask_at_once_a_page_is_made_once()
    {
        using var renders = new RenderCount(_site, OtherPage);
        var pages = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => _site.HtmlAsync(OtherPage)));
        pages.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldContain("ml-intern");
        renders.Count.ShouldBe(1);
    }

    private static string Made(Random random) =>
        new(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "abcxyz019-_.~%2f"[random.Next(16)]).ToArray());

    private void Retitle(string slug) => _store.Writer.Execute("UPDATE tools SET tagline = 'Retitled' WHERE slug = @slug", new { slug });

    private async Task<HttpResponseMessage> AskAsync(string path, string accepts, string? knows = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        if (knows is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", knows);
        return await _site.Client.SendAsync(request);
    }

    private async Task<string> HtmlAsync(string path, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await _site.Client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string Unpack(byte[] body, string? encoding)
    {
        using Stream packed = new MemoryStream(body);
        using var plain = encoding switch { "br" => new BrotliStream(packed, CompressionMode.Decompress), "gzip" =>
            new GZipStream(packed, CompressionMode.Decompress), _ => packed };
        using var text = new StreamReader(plain, Encoding.UTF8);
        return text.ReadToEnd();
    }
}
