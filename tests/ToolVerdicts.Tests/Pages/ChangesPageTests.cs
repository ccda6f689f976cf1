using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using ToolVerdicts.Tests.Facts;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Pages;

public class ChangesPageTests
{
    [Fact]
    public async Task Changes_stand_under_their_day_and_tool_the_latest_first()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        var page = Parse(await host.HtmlAsync("/changes"));
        page.QuerySelectorAll(".day h2").Select(day => day.TextContent).ShouldBe(["20 November 2026", "18 November 2026"]);
        page.QuerySelectorAll(".day:first-of-type h3").Select(tool => tool.TextContent).ShouldBe(["Modal GPU Serverless Inference"]);
        Items(page, 0).ShouldBe(
        [
            "Call by Founder: ship → skip",
            "Call by Futurist: ship → skip",
            "Call by Skeptic: ship → skip",
            "Score by Builder: 88 → 90",
            "Panel: 4 ship / 0 skip → 1 ship / 3 skip, verdict Ship → Skip",
            $"Pricing: {ContradictingCaptures.Price} → $0.0006 a second",
        ]);
        Items(page, 1).ShouldBe(["New tool", "New tool"]);
    }

    [Fact]
    public async Task Facts_that_become_known_are_gathered_on_one_line()
    {
        var store = new TempStore();
        store.Record("a.txt", Seeds.Text(0), null, daysAgo: 2);
        store.Record("b.txt", Seeds.Text(2), null, daysAgo: 1);
        await using var host = await SiteHost.OverAsync(store);
        var page = Parse(await host.HtmlAsync("/changes"));
        Items(page, 0).Count(item => item.StartsWith("Now stated: Pricing, ", StringComparison.Ordinal)).ShouldBe(1);
        Items(page, 0).ShouldNotContain(item => item.Contains("not stated →", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_revision_names_its_source_once()
    {
        var store = DatedSite.Store();
        store.Record("later.txt", Seeds.Text(2) + "\n", new DateOnly(2026, 11, 16), daysAgo: 1);
        store.Writer.Execute(
            """
            INSERT INTO revisions (id, recorded_at, author, message) VALUES (9, '2026-11-21T12:00:00.000Z', 'Ann', 'Price checked.');
            INSERT INTO revisions (id, recorded_at) VALUES (10, '2026-11-22T12:00:00.000Z');
            INSERT INTO changes (revision_id, tool_id, fact, before, after) VALUES (9, 1, 'price', 'Paid', 'Free');
            INSERT INTO changes (revision_id, tool_id, fact, before, after) VALUES (10, 1, 'price', 'Free', 'Paid');
            """);
        await using var host = await SiteHost.OverAsync(store);
        string[] sources =
        [
            "Source: an editor", "Source: an editor, Ann: “Price checked.”",
            "Source: page 3, seen 16 November 2026", "Source: page 2, seen 15 November 2026",
            "Source: page 1, seen 1 November 2026", "Source: page 1, seen 1 November 2026",
        ];
        Parse(await host.HtmlAsync("/changes")).QuerySelectorAll(".day .rule").Select(line => line.TextContent).ShouldBe(sources);
        (await host.HtmlAsync("/changes.md")).Split('\n').Where(line => line.StartsWith("Source", StringComparison.Ordinal))
            .ShouldBe(sources);
        (await host.HtmlAsync("/changes.xml")).ShouldContain("Price: Paid → Free. Source: an editor, Ann: “Price checked.”.");
        (await host.HtmlAsync("/feed.xml")).ShouldContain("from Ship to Skip. Source: page 2, seen");
    }

    [Fact]
    public async Task What_becomes_contested_is_told_in_words()
    {
        var store = DatedSite.Store();
        store.Record("again.txt", Seeds.Text(2) + "\n", new DateOnly(2026, 11, 15), daysAgo: 0);
        await using var host = await SiteHost.OverAsync(store);
        Items(Parse(await host.HtmlAsync("/changes")), 0)
            .ShouldContain("Panel: 1 ship / 3 skip → contested, verdict Skip → contested");
        (await host.HtmlAsync("/changes.md")).ShouldContain("- Panel: 1 ship / 3 skip → contested, verdict Skip → contested");
    }

    [Fact]
    public async Task A_page_leads_to_the_earlier_changes_until_there_are_none()
    {
        var store = new TempStore();
        var first = new DateOnly(2026, 1, 1);
        for (var number = 0; number < 120; number++)
            store.Record($"{number}.txt", Seeds.Text(2).Replace("88/100", $"{number % 90}/100"), first.AddDays(number), daysAgo: 0);
        await using var host = await SiteHost.OverAsync(store);
        var seen = new List<string>();
        string? path = "/changes";
        while (path is not null)
        {
            var page = Parse(await host.HtmlAsync(path));
            seen.AddRange(page.QuerySelectorAll(".day li").Select(item => item.TextContent));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            seen.Count.ShouldBeLessThan(200);
        }

        seen.Count.ShouldBe(2 + 119);
        (await host.HtmlAsync("/changes?before=1")).ShouldContain("There are no earlier changes.");
    }

    [Theory]
    [InlineData("/changes?before=x", HttpStatusCode.NotFound)]
    [InlineData("/changes?before=-1", HttpStatusCode.NotFound)]
    [InlineData("/changes?before=99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("/changes.md?before=x", HttpStatusCode.NotFound)]
    [InlineData("/changes?before=7", HttpStatusCode.OK)]
    public async Task Only_a_number_continues_the_list(string path, HttpStatusCode status)
    {
        await using var host = await SiteHost.OverAsync(new TempStore());
        using var response = await host.Client.GetAsync(path);
        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("/changes", "$0.0007 a second")]
    [InlineData("/changes.xml", "$0.0007 a second")]
    [InlineData("/open-questions", "/captures/4")]
    public async Task A_cached_page_shows_what_another_import_brings(string path, string news)
    {
        var store = DatedSite.Store();
        await using var host = await SiteHost.OverAsync(store);
        (await host.HtmlAsync(path)).ShouldNotContain(news);
        var page = ContradictingCaptures.WithSkip.Replace("$0.0006", "$0.0007", StringComparison.Ordinal);
        store.Record("later.txt", page, new DateOnly(2026, 11, 16), daysAgo: 0);
        store.Record("shared.txt", page.Replace("$0.0007", "$0.0008", StringComparison.Ordinal), new DateOnly(2026, 11, 16), daysAgo: 0);
        await Wait.UntilAsync(async () => (await host.HtmlAsync(path)).Contains(news, StringComparison.Ordinal), "the news");
    }

    [Fact]
    public async Task An_empty_site_says_that_nothing_changed()
    {
        await using var host = await SiteHost.OverAsync(new TempStore());
        (await host.HtmlAsync("/changes")).ShouldContain("Nothing has changed yet.");
        (await host.HtmlAsync("/changes.md")).ShouldContain("Nothing has changed yet.");
    }

    [Fact]
    public async Task The_page_is_Markdown_for_whoever_asks_and_says_the_same()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/changes");
        request.Headers.TryAddWithoutValidation("Accept", "text/markdown");
        using var response = await host.Client.SendAsync(request);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/markdown");
        var twin = await response.Content.ReadAsStringAsync();
        foreach (var item in Items(Parse(await host.HtmlAsync("/changes")), 0))
            twin.ShouldContain($"- {item}");
        twin.ShouldContain(
            "## 20 November 2026\n\n### [Modal GPU Serverless Inference](http://localhost:5000/tools/modal-gpu-serverless-inference)");
    }

    private static List<string> Items(IHtmlDocument page, int day) =>
        page.QuerySelectorAll(".day")[day].QuerySelectorAll("li").Select(item => Wording.Collapse(item.TextContent)).ToList();

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
