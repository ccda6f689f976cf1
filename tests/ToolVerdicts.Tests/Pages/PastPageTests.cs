using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Text;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Tests.Pages;

public class PastPageTests
{
    private const string Tool = $"/tools/{DatedSite.Slug}";
    private const string Pair = "/compare/mistral-3-small-22b-vs-modal-gpu-serverless-inference";
    private const string Category = "/categories/developer-tools";

    [Theory]
    [InlineData(Tool)]
    [InlineData(Pair)]
    [InlineData(Category)]
    public async Task A_past_page_names_the_present_one_and_is_kept_from_search_engines(string path)
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        var page = Parse(await host.HtmlAsync($"{path}?asof={DatedSite.FirstDay}"));
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe($"http://localhost:5000{path}");
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        page.QuerySelector(".banner")!.TextContent.ShouldStartWith("This is what the site said at the end of 18 November 2026 (UTC).");
        page.QuerySelector(".banner a")!.GetAttribute("href").ShouldBe(path);
        page.QuerySelectorAll("script[type='application/ld+json']").ShouldAllBe(data => !data.TextContent.Contains("SoftwareApplication"));
        page.QuerySelectorAll("form.vote").ShouldBeEmpty();
        if (page.QuerySelector("link[type='text/markdown']") is { } twin)
            (await host.HtmlAsync(twin.GetAttribute("href")!)).ShouldContain("> This is what the site said at the end of 18 November 2026");

        var today = Parse(await host.HtmlAsync(path));
        today.QuerySelector("meta[name=robots]").ShouldBeNull();
        today.QuerySelector(".banner").ShouldBeNull();
    }

    [Fact]
    public async Task Votes_of_a_past_day_are_those_that_were_kept_and_never_those_of_today()
    {
        var store = DatedSite.Store();
        var id = store.Writer.QuerySingle<long>("SELECT id FROM tools WHERE slug = @Slug", new { DatedSite.Slug });
        var chance = new Random(1);
        store.Cast(RandomVotes.NewVoter(chance), id, Call.Ship);
        store.Writer.KeepTallies(new DateOnly(2026, 11, 18));
        for (var i = 0; i < 6; i++)
            store.Cast(RandomVotes.NewVoter(chance), id, Call.Skip);
        await using var host = await SiteHost.OverAsync(store);
        foreach (var path in (string[])[Tool, Pair, Category])
        {
            var kept = await host.HtmlAsync($"{path}?asof={DatedSite.FirstDay}");
            Words(kept).ShouldContain("1 of 1 ship it", customMessage: path);
            Words(kept).ShouldNotContain("of 7", customMessage: path);
            var lost = await host.HtmlAsync($"{path}?asof={DatedSite.SecondDay}");
            lost.ShouldContain(CommunityVerdict.NotKept, customMessage: path);
            lost.ShouldNotContain("% ship with", customMessage: path);
            Words(lost).ShouldNotContain("ship it", customMessage: path);
        }

        Words(await host.HtmlAsync(Tool)).ShouldContain("1 of 7 ship it");

        static string Words(string html) => Wording.Collapse(Parse(html).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_past_category_shows_the_tools_in_the_order_and_with_the_facts_of_that_day()
    {
        var store = DatedSite.Store();
        store.Record("other.txt", Seeds.Text(1), null, daysAgo: 0);
        await using var host = await SiteHost.OverAsync(store);
        Names(await host.HtmlAsync($"{Category}?asof={DatedSite.FirstDay}"))
            .ShouldBe(["Modal GPU Serverless Inference", "Mistral 3 Small (22B)"]);
        Names(await host.HtmlAsync($"{Category}?asof={DatedSite.SecondDay}"))
            .ShouldBe(["Mistral 3 Small (22B)", "Modal GPU Serverless Inference"]);
        Names(await host.HtmlAsync(Category)).Count.ShouldBe(4);
        Facts(await host.HtmlAsync($"{Category}?asof={DatedSite.FirstDay}")).ShouldStartWith(
            "Panel: Ship 4–0 | 80.8 of 100 | votes not kept for that day | ");
        Facts(await host.HtmlAsync($"{Category}?asof=2026-11-21")).ShouldStartWith("Panel: Skip 1–3 | 81.3 of 100 | ");

        static List<string> Names(string html) => Parse(html).QuerySelectorAll(".directory h3").Select(name => name.TextContent).ToList();

        static string Facts(string html) => string.Join(" | ", Parse(html).QuerySelectorAll(".directory li")
            .Single(tool => tool.QuerySelector("h3")!.TextContent.Contains("Modal", StringComparison.Ordinal))
            .QuerySelectorAll(".stamp, .meta > span").Select(fact => Wording.Collapse(fact.TextContent)));
    }

    [Theory]
    [InlineData($"{Category}?asof=2026-02-30", HttpStatusCode.BadRequest, "names no day of the calendar")]
    [InlineData($"{Category}?asof=2026-11-22", HttpStatusCode.BadRequest, "has not come yet")]
    [InlineData($"{Category}?asof=2026-11-18&asof=2026-11-19", HttpStatusCode.BadRequest, "names several days")]
    [InlineData($"{Category}?asof=2026-11-17", HttpStatusCode.NotFound, "The first record of this site is of 18 November 2026")]
    [InlineData($"{Category}?asof=2026-11-18&page=2", HttpStatusCode.NotFound, "")]
    [InlineData("/categories/nowhere?asof=2026-11-18", HttpStatusCode.NotFound, "")]
    [InlineData("/categories/agents?asof=2026-11-18", HttpStatusCode.NotFound, "No tool was listed in Agents on 18 November 2026")]
    public async Task A_day_that_a_category_cannot_show_is_refused_with_the_reason(string path, HttpStatusCode status, string reason)
    {
        var store = DatedSite.Store();
        store.Record(
            "agents.txt", Seeds.Text(1).Replace("Developer Tools", "Agents", StringComparison.Ordinal), null, daysAgo: 0);
        await using var host = await SiteHost.OverAsync(store);
        using var response = await host.Client.GetAsync(path);
        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain(reason);
    }

    [Fact]
    public async Task A_past_category_has_pages()
    {
        var store = new TempStore();
        for (var number = 0; number < 30; number++)
        {
            store.Record(
                $"{number}.txt",
                Seeds.Text(2).Replace("Modal GPU Serverless Inference", $"Modal {number:00}", StringComparison.Ordinal)
                    .Replace("Mistral 3 Small (22B)", $"Mistral {number:00}", StringComparison.Ordinal),
                null,
                daysAgo: 1);
        }

        await using var host = await SiteHost.OverAsync(store);
        var first = Parse(await host.HtmlAsync($"{Category}?asof={DatedSite.SecondDay}"));
        first.QuerySelectorAll(".directory > li").Length.ShouldBe(50);
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        next.ShouldBe($"{Category}?asof={DatedSite.SecondDay}&page=2");
        Parse(await host.HtmlAsync(next)).QuerySelectorAll(".directory > li").Length.ShouldBe(10);
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
