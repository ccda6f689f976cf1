using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Parser;
using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using ToolVerdicts.Store;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Web.Limits;
using ToolVerdicts.Web.Telemetry;

namespace ToolVerdicts.Tests.Hostile;

/// <summary>Requests of a stranger with a network of their own.</summary>
public sealed class StrangerTests : IAsyncLifetime
{
    private const string Vote = "/tools/ml-intern/vote";

    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private readonly LogListener _log = new();
    private readonly StuckWire _wire = new();
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await SiteHost.OverAsync(
            _store, services => services.AddLogging(logging => logging.AddProvider(_log)).AddSingleton<IStartupFilter>(_wire));
        _client.BaseAddress = _site.Client.BaseAddress;
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _site.DisposeAsync();
    }

    [Theory]
    [InlineData("Host: ")]
    [InlineData("Host: localhost:99999")]
    [InlineData("Host: localhost:0")]
    [InlineData("Host: localhost:x")]
    [InlineData("Host: localhost:")]
    [InlineData("Host: localhost\r\nOrigin: file://")]
    [InlineData("Host: localhost\r\nOrigin: news:x")]
    [InlineData("Host: localhost\r\nOrigin: http://")]
    [InlineData("Host: localhost\r\nOrigin: x")]
    [InlineData("Host: localhost:99999\r\nOrigin: http://localhost:99999")]
    [InlineData("Host: localhost:99999\r\nReferer: http://localhost:99999/tools")]
    public async Task Odd_hosts_and_origins_are_refused_at_the_door_and_never_logged(string head)
    {
        var answer = await SendAsync($"POST {Vote} HTTP/1.1\r\n{head}\r\nCookie: {await CookieAsync()}\r\n"
            + "Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\nvote=ship");
        answer.ShouldStartWith("HTTP/1.1 400");
        _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes").ShouldBe(0);
        _log.Lines.Where(line => line.Contains("Exception", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_vote_with_a_referrer_that_fits_into_no_answer_leads_to_its_tool()
    {
        foreach (var path in (string[])[$"/{new string('%', 2_000)}", $"/tools?q={new string('a', 1_000)}"])
        {
            using var vote = new HttpRequestMessage(HttpMethod.Post, Vote) { Content = FurnishedSite.Form(("vote", "ship")) };
            vote.Headers.Add("Cookie", await CookieAsync());
            vote.Headers.TryAddWithoutValidation("Referer", $"{_site.Client.BaseAddress!.AbsoluteUri.TrimEnd('/')}{path}");
            using var answer = await _site.Client.SendAsync(vote);
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            answer.Headers.Location!.OriginalString.ShouldStartWith("/tools/ml-intern?voted=");
        }
    }

    [Fact]
    public void A_fault_is_logged_once_a_minute_with_a_count_and_no_more_than_a_few_kinds_are()
    {
        var time = new FakeTimeProvider(TempStore.Noon);
        var faults = new FaultLog(time);
        var first = faults.Note(Thrown("a"), "1");
        (first.IsNew, first.Reference).ShouldBe((true, "1"));
        for (var i = 0; i < 99; i++)
            faults.Note(Thrown($"text of a stranger {i}"), "2").ShouldBe(new NotedFault("1", IsNew: false, i + 1));
        time.Advance(TimeSpan.FromSeconds(61));
        faults.Note(Thrown("a"), "3").ShouldBe(new NotedFault("3", IsNew: true, 99));

        Exception[] kinds = [new IOException(), new UriFormatException(), new FormatException(), new OverflowException(),
            new InvalidDataException(), new NotSupportedException(), new TimeoutException(), new KeyNotFoundException()];
        kinds.Count(kind => faults.Note(kind, "4").IsNew).ShouldBe(FaultLog.MostKinds - 1);

        static Exception Thrown(string text)
        {
            try
            {
                throw new InvalidOperationException(text);
            }
            catch (InvalidOperationException fault)
            {
                return fault;
            }
        }
    }

    [Fact]
    public async Task A_page_that_breaks_for_everybody_is_logged_once()
    {
        _store.Writer.Execute("ALTER TABLE capture_tools RENAME TO gone");
        var pages = new List<string>();
        for (var i = 0; i < 20; i++)
            pages.Add(await _site.HtmlAsync("/tools/ml-intern"));
        pages.ShouldAllBe(page => page.Contains("Something broke on our side", StringComparison.Ordinal));
        pages.Select(page => page.Split("<code>")[1].Split("</code>")[0]).Distinct().Count().ShouldBe(1, "the number of the logged one");
        _log.Lines.Count(line => line.Contains("no such table", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void The_log_waits_for_nobody_who_reads_it() =>
        _site.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.QueueFullMode
            .ShouldBe(ConsoleLoggerQueueFullMode.DropWrite);

    [Fact]
    public async Task A_double_click_of_a_new_visitor_is_one_vote()
    {
        // Both posts leave before the first answer comes, and the browser follows the second only.
        using var first = await PostAsync(Vote, cookie: null, ("vote", "ship"));
        using var second = await PostAsync(Vote, cookie: null, ("vote", "ship"));
        foreach (var answer in new[] { first, second })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
            answer.Headers.Location!.OriginalString.ShouldBe($"{Vote}?again=1");
        }

        using var counted = await PostAsync($"{Vote}?again=1", CookieOf(second), ("vote", "ship"));
        counted.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        _store.TallyOf(_store.IdOf("ml-intern")).Total.ShouldBe(1);
    }

    [Theory]
    [InlineData(Vote, "vote", "ship", "Your vote was not counted")]
    [InlineData("/bookmarks", "tool", "ml-intern", "Nothing was saved or removed")]
    [InlineData("/bookmarks/import", "file", "", "Nothing was done")]
    public async Task A_browser_that_keeps_no_cookie_is_told_and_leaves_nothing_behind(string path, string name, string value, string said)
    {
        using var first = await PostAsync(path, cookie: null, (name, value), ("action", "add"));
        first.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        using var again = await PostAsync(first.Headers.Location!.OriginalString, cookie: null, (name, value), ("action", "add"));
        again.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var page = await again.Content.ReadAsStringAsync();
        page.ShouldContain(said);
        page.ShouldContain("Your browser keeps no cookie, so this cannot be kept.");
        _store.Writer.ExecuteScalar<long>("SELECT (SELECT COUNT(*) FROM votes) + (SELECT COUNT(*) FROM bookmarks)").ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_cookies_of_one_name_the_valid_one_counts_wherever_it_stands()
    {
        var own = await CookieAsync();
        foreach (var cookies in (string[])[$"{own}; visitor=x", $"visitor=x; {own}", own])
        {
            using var answer = await PostAsync(Vote, cookies, ("vote", "ship"));
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        }

        _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes").ShouldBe(1);
    }

    [Fact]
    public async Task A_network_stores_at_most_a_megabyte_a_day()
    {
        var stored = _site.Services.GetRequiredService<StoredBytes>();
        var stranger = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Loopback } };
        stored.Refuse(stranger, StoredBytes.MostADay - 2 * StoredBytes.Row).ShouldBeNull();
        var owner = await CookieAsync();
        foreach (var (note, status) in new[] { ("", HttpStatusCode.SeeOther), (new string('a', 500), HttpStatusCode.TooManyRequests) })
        {
            using var answer = await PostAsync("/bookmarks", owner, ("tool", "ml-intern"), ("action", "add"), ("note", note));
            answer.StatusCode.ShouldBe(status);
            if (status == HttpStatusCode.TooManyRequests)
                answer.Headers.RetryAfter!.Delta!.Value.ShouldBe(TimeSpan.FromHours(12), TimeSpan.FromMinutes(5), "until midnight");
        }

        using (var vote = await PostAsync(Vote, owner, ("vote", "ship")))
            vote.StatusCode.ShouldBe(HttpStatusCode.SeeOther, "there is room for a row");
        using var last = await PostAsync(Vote, owner, ("vote", "ship"));
        last.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        stored.Refuse(new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse("192.0.2.1") } }, 1).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_waits_for_a_write_to_be_told_that_a_message_is_on_its_way_or_a_token_is_none()
    {
        var writer = _site.Services.GetRequiredService<Writer>();
        using var hold = new ManualResetEventSlim();
        var held = writer.WriteAsync(_ => hold.Wait(TimeSpan.FromSeconds(20)));
        using (var asked = await PostAsync("/subscribe", cookie: null, ("email", "ada@example.org")).WithinAsync("the answer"))
            asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var path in (string[])["/unsubscribe", "/subscribe/confirm", "/subscribe/erase"])
        {
            using var answer = await PostAsync($"{path}/{new string('a', 43)}", cookie: null).WithinAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        held.IsCompleted.ShouldBeFalse();
        hold.Set();
        await held;
        await writer.WriteAsync(_ => true);
        _store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM subscribers").ShouldBe(1);
    }

    [Fact]
    public async Task A_sitemap_is_kept_and_needs_no_reader_of_the_store()
    {
        _store.Writer.Execute(
            """
            WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 9900)
            INSERT INTO tools (id, slug, identity, name, tagline) SELECT i, 'tool-' || i, 'tool-' || i, 'Tool', '' FROM n
            """);
        await Wait.UntilAsync(() => RenderCount.IsKeptAsync(_site, "/tools/ml-intern"), "pages in the cache");
        using var own = new HttpRequestMessage(HttpMethod.Get, "/sitemaps/tools-1.xml") { Headers = { { "Cookie", await CookieAsync() } } };
        using var made = await _site.Client.SendAsync(own);
        made.Headers.CacheControl!.Public.ShouldBeTrue("a visitor with a cookie gets the part that is kept for all");
        // All readers but that of the site's own look for changes.
        var database = _site.Services.GetRequiredService<Database>();
        var readers = Enumerable.Range(1, Environment.ProcessorCount * 16 - 1).Select(_ => database.OpenConnection()).ToList();
        var plain = await _site.Client.GetStringAsync("/sitemaps/tools-1.xml").WithinAsync("a part that needs no reader");
        (await PackedAsync("/sitemaps/tools-1.xml")).ShouldBe(plain);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sitemaps/tools-1.xml") { Headers = { { "Accept", "text/markdown" } } };
        using var answer = await _site.Client.SendAsync(request).WithinAsync("the same for a client that prefers another form");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        plain.Split("<loc>").Length.ShouldBe(8_909 + 1);
        readers.ForEach(reader => reader.Dispose());
    }

    [Fact]
    public async Task A_document_has_one_address()
    {
        foreach (var path in (string[])["/sitemaps/tools-1.xml/", "/Sitemaps/tools-1.xml", "/sitemaps/tools-1.XML", "/sitemap.xml/",
            "/Feed.xml", "/changes.xml/", "/LLMS.txt"])
        {
            (await _site.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await _site.Client.GetAsync(path.ToLowerInvariant().TrimEnd('/'))).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    [Fact]
    public async Task No_reader_of_the_store_is_held_while_clients_read_nothing()
    {
        const string Pair = "/compare/mistral-3-small-22b-vs-ml-intern";
        string[] paths =
        [
            "/", "/tools", "/tools?q=modal", "/tools/ml-intern", "/tools/ml-intern/history", "/tools/ml-intern.md", "/tools/none",
            "/tools/ml-intern/changes.xml", "/tools/ml-intern/badge.svg", "/compare", "/compare?tool=mistral&tool=intern", Pair,
            $"{Pair}.md", "/categories", "/reviewers", "/reviewers/builder", "/changes", "/changes.md", "/changes.xml", "/feed.xml",
            "/captures/1", "/captures/1.md", "/open-questions", "/digests", "/digests.xml", "/bookmarks", "/llms.txt", "/sitemap.xml",
            "/sitemaps/pages-1.xml", "/sitemaps/tools-1.xml", "/sitemaps/comparisons-1.xml", "/api/suggest?q=mistral",
            "/bookmarks/export.html", "/bookmarks/export.csv", "/bookmarks/export.json", "/readyz",
        ];
        var cookie = await CookieAsync();
        var answers = paths.SelectMany(path => new[] { AskAsync(path, cookie: null), AskAsync(path, cookie) }).ToList();
        await Wait.UntilAsync(() => _wire.Stuck == answers.Count, "all answers to begin");
        var database = _site.Services.GetRequiredService<Database>();
        // The site itself holds one, which looks for changes.
        var readers = Enumerable.Range(1, Environment.ProcessorCount * 16 - 1).Select(_ => database.OpenConnection()).ToList();
        readers.ForEach(reader => reader.Dispose());
        _wire.LetGo();
        foreach (var answer in answers)
            (await answer.WithinAsync("an answer")).Dispose();

        async Task<HttpResponseMessage> AskAsync(string path, string? cookie)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { StuckWire.Header, "1" } } };
            if (cookie is not null)
                request.Headers.Add("Cookie", cookie);
            return await _client.SendAsync(request);
        }
    }

    [Fact]
    public async Task The_badge_to_copy_escapes_the_name_of_its_tool()
    {
        _store.Writer.Execute("UPDATE tools SET name = 'x](https://evil.example/) <b>`y' WHERE slug = 'ml-intern'");
        var page = new HtmlParser().ParseDocument(await _site.HtmlAsync("/tools/ml-intern"));
        var snippet = page.QuerySelectorAll("code").Single(code => code.TextContent.StartsWith("[!", StringComparison.Ordinal)).TextContent;
        var shown = new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(snippet));
        shown.QuerySelectorAll("a").ShouldHaveSingleItem().GetAttribute("href")!.ShouldEndWith("/tools/ml-intern");
        shown.QuerySelectorAll("img").ShouldHaveSingleItem().GetAttribute("alt").ShouldBe("x](https://evil.example/) <b>`y");
    }

    private async Task<string> PackedAsync(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = _site.Client.BaseAddress,
        };
        return await client.GetStringAsync(path);
    }

    private async Task<string> CookieAsync() => CookieOf(await PostAsync(Vote, cookie: null, ("vote", "ship")));

    private static string CookieOf(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    private async Task<HttpResponseMessage> PostAsync(string path, string? cookie, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = FurnishedSite.Form(fields) };
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await _client.SendAsync(request);
    }

    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _site.Client.BaseAddress!.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var answer = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await answer.ReadToEndAsync().WithinAsync("the answer");
    }
}
