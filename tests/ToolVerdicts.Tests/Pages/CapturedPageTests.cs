using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using ToolVerdicts.Tests.Editing;
using ToolVerdicts.Tests.Facts;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Pages;

public class CapturedPageTests
{
    private const string Modal = ContradictingCaptures.Tool;

    [Fact]
    public async Task A_page_says_which_tools_it_shows_when_it_was_seen_in_which_form_and_where_its_facts_stand()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        using var answer = await host.Client.GetAsync("/captures/2");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = Parse(await answer.Content.ReadAsStringAsync());
        page.QuerySelector("h1")!.TextContent.ShouldBe(
            "What a page said of Mistral 3 Small (22B) and Modal GPU Serverless Inference");
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        page.QuerySelector("link[rel=canonical]").ShouldBeNull();
        page.QuerySelector("link[type='text/markdown']")!.GetAttribute("href").ShouldBe("/captures/2.md");
        var about = page.QuerySelectorAll("dl.facts div").Select(part => Wording.Collapse(part.TextContent)).ToList();
        about[0].ShouldBe("Addressnot known");
        about[1].ShouldBe("Seen15 November 2026");
        about[2].ShouldBe("Formrich: with a table, and with the name, the score and the call of each review; saved as text");
        page.QuerySelectorAll("dl.facts a").Select(link => link.GetAttribute("href")).ShouldBe(
            ["/tools/mistral-3-small-22b", $"/tools/{Modal}", $"/compare/mistral-3-small-22b-vs-{Modal}"]);
        Row(page, "Pricing", side: 1).ShouldStartWith("$0.0006 a second | Stands. | line ");
        Row(page, "Panel", side: 1).ShouldStartWith("1 ship / 3 skip | Stands. | line ");
        var details = page.QuerySelector("details")!.TextContent;
        details.ShouldContain("skip.txt");
        page.QuerySelectorAll("details").Length.ShouldBe(1);
        page.Body!.TextContent.Split("File and SHA-256")[0].ShouldNotContain("skip.txt");
    }

    [Fact]
    public async Task A_value_that_a_later_page_replaced_names_what_that_page_says()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        var page = Parse(await host.HtmlAsync("/captures/1"));
        Row(page, "Pricing", side: 1).ShouldStartWith(
            $"{ContradictingCaptures.Price} | Another page says otherwise: “$0.0006 a second”, seen 15 November 2026. | line ");
        Row(page, "Score by Builder", side: 1).ShouldStartWith("88/100 | Another page says otherwise: “90/100”. | ");
        Row(page, "Category", side: 1).ShouldStartWith("Developer Tools | Stands. | ");
    }

    [Fact]
    public async Task A_line_is_named_only_where_no_other_line_says_the_same_and_it_leads_back_to_the_fact()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        var page = Parse(await host.HtmlAsync("/captures/1"));
        Row(page, "Name", side: 1).ShouldEndWith("| no one line");
        Row(page, "Panel", side: 1).ShouldEndWith("| no one line", customMessage: "both tools have the same panel");
        var links = page.QuerySelectorAll("td a[href^='#L']");
        links.Length.ShouldBeGreaterThan(10);
        foreach (var link in links)
        {
            var line = page.QuerySelector(link.GetAttribute("href")!)!;
            var fact = link.Closest("tr")!;
            line.QuerySelector($"a[href='#{fact.Id}']").ShouldNotBeNull();
            if (fact.QuerySelector("td")!.TextContent is var value && !value.StartsWith('“'))
                line.QuerySelector("bdi")!.TextContent.ShouldContain(value.Split(" ship / ")[0]);
        }

        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task Pages_of_one_day_that_disagree_are_contested()
    {
        var store = TempStore.With(Seeds.PathOf(2));
        store.ImportText(Seeds.Text(2).Replace("\nPaid\n", "\nFree\n", StringComparison.Ordinal), "other.txt");
        await using var host = await SiteHost.OverAsync(store);
        Row(Parse(await host.HtmlAsync("/captures/1")), "Price", side: 1)
            .ShouldBe("Paid | Contested: another page says otherwise, and neither stands. | line 24");
    }

    [Fact]
    public async Task An_editor_corrects_withdraws_and_quotes()
    {
        var edited = new EditedStore();
        var name = Path.GetFileName(Seeds.PathOf(2));
        edited.Files[$"tools/{Modal}.md"] =
            "---\nown: true\ncategory: ~\nfacts:\n  price: Free\n"
            + $"  price-text: {{ value: By the second, capture: {name}, quote: \"{ContradictingCaptures.Price}\" }}\n---\n";
        edited.Done();
        await using var host = await SiteHost.OverAsync(edited.Store);
        var number = edited.Writer.ExecuteScalar<long>("SELECT id FROM captures WHERE file_name = @name", new { name });
        var page = Parse(await host.HtmlAsync($"/captures/{number}"));
        Row(page, "Price", side: 1).ShouldBe("Paid | An editor corrected it: “Free”. | line 24");
        Row(page, "Category", side: 1)
            .ShouldBe("Developer Tools | Withdrawn by an editor: the site shows it as not stated. | no one line");
        Rows(page, 1).ShouldContain(row => row.StartsWith(
            "Pricing | By the second | Stands: an editor took it from the words “Pay-per-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_that_was_seen_too_long_ago_is_old()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store(), new RunningTime(TempStore.Noon.AddDays(100)));
        Row(Parse(await host.HtmlAsync("/captures/2")), "Pricing", side: 1)
            .ShouldStartWith("$0.0006 a second | Stands, but is old: last seen on 15 November 2026. | line ");
    }

    [Fact]
    public async Task The_facts_of_a_page_that_was_taken_back_are_withdrawn()
    {
        var edited = new EditedStore();
        edited.Pages["new.txt"] = ContradictingCaptures.WithPriceAndScore;
        edited.Undo(edited.Done().Outcome.Revision!.Value);
        var number = edited.Writer.ExecuteScalar<long>("SELECT id FROM captures WHERE file_name = 'new.txt'");
        await using var host = await SiteHost.OverAsync(edited.Store);
        var rows = Parse(await host.HtmlAsync($"/captures/{number}")).QuerySelectorAll("tbody tr");
        rows.Length.ShouldBeGreaterThan(10);
        rows.ShouldAllBe(row => row.Children[2].TextContent == "Withdrawn: an editor took the page back.");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("1.0")]
    [InlineData("%201")]
    [InlineData("one")]
    [InlineData("99999999999999999999")]
    public async Task Nothing_stands_at_a_number_that_no_page_has(string number)
    {
        await using var host = await SiteHost.OverAsync(TempStore.With(Seeds.Paths));
        foreach (var path in (string[])[$"/captures/{number}", $"/captures/{number}.md"])
        {
            using var answer = await host.Client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task A_removed_page_is_gone_with_the_reason_and_so_is_a_page_of_a_removed_tool()
    {
        var edited = new EditedStore();
        edited.Files["decisions.yml"] =
            $"- remove: {{ capture: \"{Seeds.File(2).Sha256}\" }}\n  because: A private page.\n  on: 2026-11-20\n"
            + "- remove: { tool: smolvlm2 }\n  because: Its maker asked.\n  on: 2026-11-20\n";
        edited.Done();
        await using var host = await SiteHost.OverAsync(edited.Store);
        foreach (var (path, type, reason) in ((string, string, string)[])
            [("/captures/3", "text/html", "A private page."), ("/captures/3.md", "text/plain", "A private page."),
            ("/captures/4", "text/html", "Its maker asked."), ("/captures/4.md", "text/plain", "Its maker asked.")])
        {
            using var answer = await host.Client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.Gone, path);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
            (await answer.Content.ReadAsStringAsync()).ShouldContain(
                $"This page was removed from this site on 20 November 2026. The reason: {reason}");
        }

        var source = Parse(await host.HtmlAsync("/tools/mistral-3-small-22b")).QuerySelectorAll(".sources li")
            .Single(item => item.TextContent.Contains("removed from this site", StringComparison.Ordinal));
        source.QuerySelector("a[href^='/captures']").ShouldBeNull();
        (await host.HtmlAsync("/tools/mistral-3-small-22b.md")).ShouldNotContain("/captures/4)");
    }

    [Fact]
    public async Task A_hidden_tool_is_told_neither_by_facts_nor_by_words()
    {
        var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute("UPDATE tools SET is_hidden = 1 WHERE slug = 'ml-intern'");
        await using var host = await SiteHost.OverAsync(store);
        foreach (var path in (string[])["/captures/1", "/captures/1.md"])
        {
            var text = await host.HtmlAsync(path);
            text.ShouldContain("The words are not shown, because the page also speaks of something that this site does not list.");
            text.ShouldNotContain("ml-intern");
            text.ShouldNotContain("HuggingFace");
        }

        store.Writer.Execute("UPDATE tools SET is_hidden = 1; INSERT INTO changes (fact) VALUES ('mended')");
        await Wait.UntilAsync(async () =>
        {
            using var answer = await host.Client.GetAsync("/captures/1");
            return answer.StatusCode == HttpStatusCode.NotFound;
        }, "a page that is gone");
    }

    [Fact]
    public async Task A_page_is_kept_in_memory_until_one_of_its_tools_changes()
    {
        var store = TempStore.With(Seeds.Paths);
        await using var host = await SiteHost.OverAsync(store);
        await Wait.UntilAsync(() => RenderCount.IsKeptAsync(host, "/captures/3"), "a page in the cache");
        store.ImportText(ContradictingCaptures.WithPriceAndScore, "later.txt", new DateOnly(2026, 11, 20)).Refusal.ShouldBeNull();
        await Wait.UntilAsync(
            async () => (await host.HtmlAsync("/captures/3")).Contains("Another page says otherwise", StringComparison.Ordinal),
            "a new page");
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    // Label and cells, of the tool on one side.
    private static List<string> Rows(IHtmlDocument page, int side) => page.QuerySelectorAll("table")[side].QuerySelectorAll("tbody tr")
        .Select(row => string.Join(" | ", row.Children.Select(cell => Wording.Collapse(cell.TextContent).Trim()))).ToList();

    private static string Row(IHtmlDocument page, string label, int side) =>
        Rows(page, side).First(row => row.StartsWith($"{label} | ", StringComparison.Ordinal))[(label.Length + 3)..];
}
