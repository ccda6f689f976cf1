using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ToolVerdicts.Tests.Facts;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Pages;

public class HistoryPageTests
{
    private const string Path = $"/tools/{DatedSite.Slug}/history";

    [Fact]
    public async Task The_history_shows_each_step_with_its_days_its_source_and_its_outcome()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        var page = Parse(await host.HtmlAsync(Path));
        Rows(page, "Pricing").ShouldBe(
        [
            "$0.0006 a second | 15 November 2026 | 20 November 2026 from page 2 | "
                + $"Stands. Replaced “{ContradictingCaptures.Price}”.",
            ContradictingCaptures.Price
                + " | 1 November 2026 | 18 November 2026 from page 1 | Stood until “$0.0006 a second” replaced it.",
        ]);
        Rows(page, "Panel").Select(row => row.Split(" | ")[0]).ShouldBe(["1 ship / 3 skip", "4 ship / 0 skip"]);
        Rows(page, "Score by Builder").Count.ShouldBe(2);
        Rows(page, "Category").ShouldHaveSingleItem().ShouldContain(
            "1 November to 15 November 2026 | 18 November 2026 2 pages, the last page 2");
    }

    [Fact]
    public async Task Scores_are_drawn_with_a_label_and_the_table_has_the_same()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        var page = Parse(await host.HtmlAsync(Path));
        var drawing = page.QuerySelectorAll("svg[role=img]").ShouldHaveSingleItem();
        drawing.GetAttribute("aria-label").ShouldBe(
            "Score by Builder, 1 November 2026 to 15 November 2026: first 88, last 90, lowest 88, highest 90. The table has every step.");
        drawing.QuerySelectorAll("circle").Length.ShouldBe(2);
        drawing.QuerySelector("path.step")!.GetAttribute("d").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_history_leads_to_the_tool_on_another_day_and_the_tool_to_its_history()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        var page = Parse(await host.HtmlAsync(Path));
        var form = (IHtmlFormElement)page.QuerySelector("form.asof")!;
        (form.GetAttribute("method"), form.GetAttribute("action")).ShouldBe(("get", $"/tools/{DatedSite.Slug}"));
        var day = form.QuerySelector("input[type=date]")!;
        (day.GetAttribute("name"), day.GetAttribute("min")).ShouldBe(("asof", DatedSite.FirstDay));
        page.QuerySelector($"a[href='/tools/{DatedSite.Slug}']").ShouldNotBeNull();
        Parse(await host.HtmlAsync($"/tools/{DatedSite.Slug}")).QuerySelector($"a[href='{Path}']")!.TextContent.ShouldBe("History");
    }

    [Theory]
    [InlineData("/tools/nobody/history")]
    [InlineData("/tools/A%20B/history")]
    public async Task Without_a_tool_there_is_no_history(string path)
    {
        await using var host = await SiteHost.OverAsync(new TempStore());
        using var response = await host.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_long_text_is_folded_and_whole()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        var text = Parse(await host.HtmlAsync(Path)).QuerySelector("table[aria-label='Text by Builder'] details")!;
        text.QuerySelector("summary")!.TextContent.Length.ShouldBeLessThan(70);
        Wording.Collapse(text.QuerySelector("div")!.TextContent).ShouldStartWith("The primitive is clean: snapshot-based");
        Wording.Collapse(text.QuerySelector("div")!.TextContent).ShouldEndWith("earns the ship.");
    }

    private static List<string> Rows(IHtmlDocument page, string label) => page.QuerySelectorAll($"table[aria-label='{label}'] tbody tr")
        .Select(row => string.Join(" | ", row.Children.Select(cell => Wording.Collapse(cell.TextContent).Trim()))).ToList();

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
