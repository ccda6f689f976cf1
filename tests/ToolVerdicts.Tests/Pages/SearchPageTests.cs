using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;

namespace ToolVerdicts.Tests.Pages;

public sealed class SearchPageTests(SiteHost site) : IClassFixture<SiteHost>
{
    [Theory]
    [InlineData("vison", "vision")]
    [InlineData("vision langage", "vision language")]
    public async Task A_corrected_word_is_told(string typed, string meant)
    {
        var page = await PageAsync($"/tools?q={Uri.EscapeDataString(typed)}");
        page.QuerySelectorAll("[role=status]").Select(said => string.Join(' ', said.TextContent.Split(default(char[]),
            StringSplitOptions.RemoveEmptyEntries))).ShouldContain($"Nothing has just what you typed; these match “{meant}”.");
        page.QuerySelectorAll(".directory h3").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_short_word_is_searched_as_typed()
    {
        var page = await PageAsync("/tools?q=gpt");
        page.QuerySelectorAll(".directory h3").ShouldBeEmpty();
        page.QuerySelector("main")!.TextContent.ShouldNotContain("these match");
    }

    [Fact]
    public async Task Verdicts_are_listed_from_Ship_to_not_stated()
    {
        var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute("UPDATE tools SET verdict = 'mixed' WHERE slug = 'smollm3'");
        store.Writer.Execute("UPDATE tools SET verdict = 'skip' WHERE slug = 'smolvlm2'");
        store.Writer.Execute("UPDATE tools SET verdict = NULL WHERE slug = 'ml-intern'");
        await using var host = await SiteHost.OverAsync(store);
        var page = new HtmlParser().ParseDocument(await host.HtmlAsync("/tools"));
        page.QuerySelectorAll("#verdict option").Select(option => option.TextContent)
            .ShouldBe(["All", "Ship (5)", "Mixed (1)", "Skip (1)", "Not stated (1)"]);
    }

    [Fact]
    public async Task A_chosen_value_that_leaves_nothing_has_its_label()
    {
        var page = await PageAsync("/tools?q=nothingatall&verdict=ship&price=not-stated&category=developer-tools");
        foreach (var (field, label) in new[]
        {
            ("verdict", "Ship (0)"), ("price", "Not stated (0)"), ("category", "Developer Tools (0)"),
        })
            page.QuerySelector($"#{field} option[selected]")!.TextContent.ShouldBe(label);
        page.QuerySelectorAll("main .list a").Select(link => link.TextContent)
            .ShouldContain("Without the category “Developer Tools”");
        (await PageAsync("/tools?category=nowhere")).QuerySelector("#category option[selected]")!.TextContent
            .ShouldBe("Unknown category (0)");
    }

    private async Task<IHtmlDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await site.HtmlAsync(path));
}
