using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Pages;

/// <summary>The share of a panel that says ship, where the stamp does not say it.</summary>
public class PanelShareTests
{
    private const string Tool = "/tools/ml-intern";
    private const string Pair = "/compare/mistral-3-small-22b-vs-ml-intern";

    [Theory]
    [InlineData(Tool, ".tool")]
    [InlineData(Pair, ".head:last-child")]
    public async Task A_share_from_which_no_counts_follow_is_shown_beside_the_stamp(string path, string part)
    {
        var store = new TempStore();
        store.ImportText(With("60%"), "sixty.txt").Refusal.ShouldBeNull();
        await using var host = await SiteHost.OverAsync(store);
        var shown = Parse(await host.HtmlAsync(path), part);
        Wording.Collapse(shown.QuerySelector(".stamp")!.TextContent).ShouldBe("Panel: verdict not stated");
        Wording.Collapse(shown.TextContent).ShouldContain("60% of the panel ship it");
    }

    [Theory]
    [InlineData(Tool, ".tool")]
    [InlineData(Pair, ".head:last-child")]
    public async Task A_contested_share_is_shown_with_each_value(string path, string part)
    {
        var store = new TempStore();
        store.ImportText(With("60%"), "a.txt").Refusal.ShouldBeNull();
        store.ImportText(With("65%"), "b.txt").Refusal.ShouldBeNull();
        await using var host = await SiteHost.OverAsync(store);
        var words = Wording.Collapse(Parse(await host.HtmlAsync(path), part).TextContent);
        words.ShouldContain("pages disagree: “60% ship”");
        words.ShouldContain("“65% ship”");
    }

    [Theory]
    [InlineData(Tool, ".tool")]
    [InlineData(Pair, ".heads")]
    public async Task A_share_that_follows_from_the_counts_is_not_said_again(string path, string part)
    {
        await using var host = await SiteHost.OverAsync(TempStore.With(Seeds.Paths));
        Parse(await host.HtmlAsync(path), part).TextContent.ShouldNotContain("of the panel ship it");
    }

    private static string With(string share) => Seeds.Text(0).Replace("75%", share, StringComparison.Ordinal);

    private static IElement Parse(string html, string part) => new HtmlParser().ParseDocument(html).QuerySelector(part)!;
}
