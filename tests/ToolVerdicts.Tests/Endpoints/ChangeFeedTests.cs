using System.Net;
using System.Xml.Linq;
using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Endpoints;

public class ChangeFeedTests
{
    private const string Base = "http://localhost:5000";
    private const string OfTool = $"/tools/{DatedSite.Slug}/changes.xml";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Each_change_is_an_entry_and_a_tool_has_a_feed_of_its_own()
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        var all = Entries(await host.HtmlAsync("/changes.xml"));
        all.Select(entry => entry.Element(Atom + "summary")!.Value).ShouldContain(
            "Panel: 4 ship / 0 skip → 1 ship / 3 skip, verdict Ship → Skip. Source: page 2, seen 15 November 2026.");
        all.Count.ShouldBe(8);
        var own = Entries(await host.HtmlAsync(OfTool));
        own.Count.ShouldBe(7);
        own.Select(Id).ShouldBeSubsetOf(all.Select(Id));
        own[^1].Element(Atom + "title")!.Value.ShouldBe("Modal GPU Serverless Inference: new tool");
        own.ShouldAllBe(entry => entry.Element(Atom + "link")!.Attribute("href")!.Value == $"{Base}/tools/{DatedSite.Slug}/history");
    }

    [Fact]
    public async Task Tools_of_one_name_are_told_apart()
    {
        var store = new TempStore();
        var twins = Seeds.Text(2).Replace("Modal GPU Serverless Inference", "Mistral 3 Small (22B)", StringComparison.Ordinal);
        store.Record("twins.txt", twins, null, daysAgo: 1);
        await using var host = await SiteHost.OverAsync(store);
        Entries(await host.HtmlAsync("/changes.xml")).Select(entry => entry.Element(Atom + "title")!.Value).ShouldBe(
        [
            "Mistral 3 Small (22B) (Serverless GPU inference with sub-100ms…): new tool",
            "Mistral 3 Small (22B) (Open-weight 22B model for edge and…): new tool",
        ]);
        (await host.HtmlAsync("/changes")).ShouldContain("Mistral 3 Small (22B) (Serverless GPU inference with sub-100ms");
    }

    [Fact]
    public async Task A_fact_that_became_contested_is_told_in_words()
    {
        var store = DatedSite.Store();
        store.Record("again.txt", Seeds.Text(2) + "\n", new DateOnly(2026, 11, 15), daysAgo: 0);
        await using var host = await SiteHost.OverAsync(store);
        Entries(await host.HtmlAsync(OfTool)).Select(entry => entry.Element(Atom + "summary")!.Value).ShouldContain(
            "Panel is contested: pages of equal standing disagree, so that no value stands. Before: 1 ship / 3 skip. "
            + "Source: page 3, seen 15 November 2026.");
    }

    [Fact]
    public async Task Facts_that_a_revision_makes_known_are_one_entry()
    {
        var store = new TempStore();
        store.Record("a.txt", Seeds.Text(0), null, daysAgo: 2);
        store.Record("b.txt", Seeds.Text(2), null, daysAgo: 1);
        await using var host = await SiteHost.OverAsync(store);
        var stated = Entries(await host.HtmlAsync("/changes.xml"))
            .Where(entry => entry.Element(Atom + "summary")!.Value.StartsWith("Now stated: ", StringComparison.Ordinal))
            .ShouldHaveSingleItem();
        Id(stated).ShouldEndWith("/changes#2-mistral-3-small-22b-stated");
    }

    [Fact]
    public async Task Ids_are_unique_and_stay_when_the_store_is_mended()
    {
        var store = TempStore.With(Seeds.Paths);
        store.Record("skip.txt", ToolVerdicts.Tests.Facts.ContradictingCaptures.WithSkip, new DateOnly(2026, 11, 20), daysAgo: 0);
        await using var host = await SiteHost.OverAsync(store);
        var before = Entries(await host.HtmlAsync("/changes.xml")).Select(Id).ToList();
        before.ShouldBeUnique();
        store.Writer.Execute("DELETE FROM changes; DELETE FROM capture_reviews WHERE review_id IN (SELECT id FROM reviews WHERE id > 3)");
        StoreMend.Run(store.Database, [], TempStore.Noon).Left.ShouldBeEmpty();
        await host.RestartAsync();
        Entries(await host.HtmlAsync("/changes.xml")).Select(Id).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_feed_holds_the_latest_fifty()
    {
        var store = new TempStore();
        var first = new DateOnly(2026, 1, 1);
        for (var number = 0; number < 120; number++)
            store.Record($"{number}.txt", Seeds.Text(2).Replace("88/100", $"{number % 90}/100"), first.AddDays(number), daysAgo: 0);
        await using var host = await SiteHost.OverAsync(store);
        Entries(await host.HtmlAsync("/changes.xml")).Count.ShouldBe(50);
    }

    [Theory]
    [InlineData("/tools/nobody/changes.xml")]
    [InlineData("/tools/No%20body/changes.xml")]
    public async Task A_tool_that_is_not_there_has_no_feed(string path)
    {
        await using var host = await SiteHost.OverAsync(new TempStore());
        using var response = await host.Client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_site_without_changes_has_an_empty_feed()
    {
        await using var host = await SiteHost.OverAsync(new TempStore());
        Entries(await host.HtmlAsync("/changes.xml")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/changes", "/changes.xml")]
    [InlineData($"/tools/{DatedSite.Slug}", OfTool)]
    [InlineData($"/tools/{DatedSite.Slug}/history", OfTool)]
    public async Task A_page_names_its_feed(string path, string feed)
    {
        await using var host = await SiteHost.OverAsync(DatedSite.Store());
        (await host.HtmlAsync(path)).ShouldContain($"<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{feed}\"");
    }

    private static string Id(XElement entry) => entry.Element(Atom + "id")!.Value;

    private static List<XElement> Entries(string xml)
    {
        var feed = XDocument.Parse(xml).Root!;
        foreach (var element in (string[])["id", "title", "updated", "author"])
            feed.Elements(Atom + element).ShouldHaveSingleItem();
        var entries = feed.Elements(Atom + "entry").ToList();
        entries.Select(Id).ShouldBeUnique();
        entries.ShouldAllBe(entry => Uri.IsWellFormedUriString(Id(entry), UriKind.Absolute));
        return entries;
    }
}
