using System.Net;
using Dapper;
using ToolVerdicts.Importing;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Pages;

/// <summary>The site over a store in which one tool was renamed, one merged into another, and one removed.</summary>
public sealed class FormerAddressTests : IAsyncLifetime
{
    private const string Reason = "Its maker asked for it.";

    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync()
    {
        _store.Writer.Rename(IdOf("ml-intern"), Slug.Parse("an-intern"));
        _store.Writer.Hide(IdOf("smollm3"));
        _store.Writer.AddFormerAddress(Slug.Parse("smollm3"), IdOf("smolvlm2"));
        _store.Writer.Remove(IdOf("smolvlm-3b"), Reason, new DateOnly(2026, 11, 20));
        _site = await SiteHost.OverAsync(_store);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("/tools/ml-intern", "/tools/an-intern")]
    [InlineData("/tools/ml-intern?asof=2026-11-21", "/tools/an-intern?asof=2026-11-21")]
    [InlineData("/tools/ml-intern.md?asof=2026-11-21", "/tools/an-intern.md?asof=2026-11-21")]
    [InlineData("/tools/ml-intern/history", "/tools/an-intern/history")]
    [InlineData("/tools/ml-intern/changes.xml", "/tools/an-intern/changes.xml")]
    [InlineData("/tools/ml-intern/badge.svg", "/tools/an-intern/badge.svg")]
    [InlineData("/tools/smollm3", "/tools/smolvlm2")]
    [InlineData("/tools/SmolVLM2", "/tools/smolvlm2")]
    [InlineData("/tools/smolvlm-2", "/tools/smolvlm2")]
    [InlineData("/tools/SmolVLM2.md", "/tools/smolvlm2.md")]
    [InlineData("/tools/SmolVLM2/badge.svg", "/tools/smolvlm2/badge.svg")]
    [InlineData("/tools/Mistral_8x22B%20v2/history?asof=2026-11-21", "/tools/mistral-8x22b-v2/history?asof=2026-11-21")]
    [InlineData("/compare/mistral-3-small-22b-vs-ml-intern", "/compare/an-intern-vs-mistral-3-small-22b")]
    [InlineData("/compare/ml-intern-vs-mistral-3-small-22b", "/compare/an-intern-vs-mistral-3-small-22b")]
    [InlineData("/compare/ml-intern-vs-smollm3.md?asof=2026-11-21", "/compare/an-intern-vs-smolvlm2.md?asof=2026-11-21")]
    [InlineData("/compare/smollm3-vs-mistral-8x22b-v2-vs-ml-intern-vs-mistral-3-small-22b",
        "/compare/an-intern-vs-mistral-3-small-22b-vs-mistral-8x22b-v2-vs-smolvlm2")]
    [InlineData("/compare/an-intern-vs-ml-intern", "/tools/an-intern")]
    [InlineData("/compare/smollm3-vs-smolvlm2.md", "/tools/smolvlm2.md")]
    public async Task A_former_address_leads_to_the_page_of_today_in_one_hop(string former, string today)
    {
        using var answer = await _site.Client.GetAsync(former);
        answer.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        answer.Headers.Location!.OriginalString.ShouldBe(today);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        using var head = await _site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, former));
        head.Headers.Location!.OriginalString.ShouldBe(today);
        using var page = await _site.Client.GetAsync(today);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("ml-intern", "smollm3", "/compare/an-intern-vs-smolvlm2")]
    [InlineData("ml-intern", "SmolVLM2", "/compare/an-intern-vs-smolvlm2")]
    public async Task The_picker_reads_former_addresses(string one, string other, string comparison)
    {
        using var answer = await _site.Client.GetAsync($"/compare?tool={one}&tool={other}");
        answer.Headers.Location!.OriginalString.ShouldBe(comparison);
        using var same = await _site.Client.GetAsync("/compare?tool=ml-intern&tool=an-intern");
        (same.StatusCode, await same.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(
            said => said.StatusCode.ShouldBe(HttpStatusCode.BadRequest), said => said.Item2.ShouldContain("Choose two different tools."));
    }

    [Theory]
    [InlineData("/tools/smolvlm-3b", "text/html")]
    [InlineData("/tools/smolvlm-3b?asof=2026-11-21", "text/html")]
    [InlineData("/tools/smolvlm-3b/history", "text/html")]
    [InlineData("/compare/mistral-medium-3-72b-instruct-vs-smolvlm-3b", "text/html")]
    [InlineData("/compare/smolvlm-3b-vs-ml-intern", "text/html")]
    [InlineData("/tools/smolvlm-3b.md", "text/plain")]
    [InlineData("/tools/smolvlm-3b/changes.xml", "text/plain")]
    [InlineData("/tools/smolvlm-3b/badge.svg", "text/plain")]
    [InlineData("/compare/mistral-medium-3-72b-instruct-vs-smolvlm-3b.md", "text/plain")]
    public async Task A_removed_tool_is_gone_with_the_reason_and_the_day(string path, string type)
    {
        using var answer = await _site.Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain(Reason);
        text.ShouldContain("20 November 2026");
        if (type == "text/html")
            (text.Contains("<title>Removed"), text.Contains("noindex")).ShouldBe((true, true));
    }

    [Fact]
    public async Task A_removed_tool_takes_no_votes_and_no_bookmarks()
    {
        using var visitor = new Browser(_site);
        using var vote = await visitor.PostAsync("/tools/smolvlm-3b/vote", "/", ("vote", "ship"));
        using var save = await visitor.PostAsync("/bookmarks", "/", ("tool", "smolvlm-3b"), ("action", "add"));
        using var note = await visitor.PostAsync("/bookmarks/note", "/", ("tool", "smolvlm-3b"), ("note", "x"));
        foreach (var answer in (HttpResponseMessage[])[vote, save, note])
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Gone);
            (await answer.Content.ReadAsStringAsync()).ShouldContain(Reason);
        }

        _store.Writer.ExecuteScalar<long>("SELECT (SELECT COUNT(*) FROM votes) + (SELECT COUNT(*) FROM bookmarks)").ShouldBe(0);
    }

    [Fact]
    public async Task Votes_and_bookmarks_for_a_former_address_go_to_the_tool_of_today()
    {
        using var visitor = new Browser(_site);
        using var vote = await visitor.PostAsync("/tools/ml-intern/vote", null, ("vote", "ship"));
        vote.Headers.Location!.OriginalString.ShouldBe("/tools/an-intern?voted=an-intern#votes-an-intern");
        using var save = await visitor.PostAsync("/bookmarks", null, ("tool", "ml-intern"), ("action", "add"));
        save.Headers.Location!.OriginalString.ShouldBe("/bookmarks?saved=an-intern#save-an-intern");
        using var note = await visitor.PostAsync("/bookmarks/note", null, ("tool", "ml-intern"), ("note", "Try it."));
        note.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await visitor.HtmlAsync("/bookmarks")).ShouldContain("Try it.");
        Votes().ShouldBe("an-intern ship");

        _store.Writer.Rename(IdOf("an-intern"), Slug.Parse("the-intern"));
        (await visitor.HtmlAsync("/bookmarks")).ShouldContain("/tools/the-intern");
        Votes().ShouldBe("the-intern ship");
    }

    [Fact]
    public async Task An_exported_list_is_read_after_a_tool_got_another_address()
    {
        const string File =
            """
            {"format": "tool-verdicts-bookmarks", "version": 1, "bookmarks": [{"tool": "ml-intern", "saved": "2026-11-20"}]}
            """;
        using var form = new MultipartFormDataContent { { new StringContent(File), "file", "bookmarks.json" } };
        using var answer = await _site.Client.PostAsync("/bookmarks/import", form);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("/tools/an-intern");
    }

    [Theory]
    [InlineData("/tools/mistral-8x22b-v2-old")]
    [InlineData("/tools/ml-intern/unknown")]
    [InlineData("/categories/ml-intern")]
    [InlineData("/compare/ml-intern-vs-nothing")]
    public async Task What_no_tool_was_at_stays_absent(string path)
    {
        using var answer = await _site.Client.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_that_is_kept_becomes_a_redirect_and_a_redirect_a_page()
    {
        const string Former = "/tools/mistral-8x22b-v2";
        await Wait.UntilAsync(() => RenderCount.IsKeptAsync(_site, Former), "a page in the cache");
        var id = IdOf("mistral-8x22b-v2");
        Change("mixtral");
        await Wait.UntilAsync(async () => await StatusAsync(Former) == HttpStatusCode.MovedPermanently, "a redirect");
        await Wait.UntilAsync(() => RenderCount.IsKeptAsync(_site, "/tools/mixtral"), "a page in the cache");
        Change("mistral-8x22b-v2");
        (await StatusAsync(Former)).ShouldBe(HttpStatusCode.OK);
        await Wait.UntilAsync(async () => await StatusAsync("/tools/mixtral") == HttpStatusCode.MovedPermanently, "a redirect");

        void Change(string slug)
        {
            _store.Writer.Rename(id, Slug.Parse(slug));
            _store.Writer.Execute("INSERT INTO changes (fact) VALUES ('mended')");
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _site.Client.GetAsync(path);
        return answer.StatusCode;
    }

    private string? Votes() => _store.Writer.ExecuteScalar<string>(
        "SELECT t.slug || ' ' || v.call FROM votes v JOIN tools t ON t.id = v.tool_id");

    private long IdOf(string slug) => _store.Writer.ExecuteScalar<long>("SELECT id FROM tools WHERE slug = @slug", new { slug });
}
