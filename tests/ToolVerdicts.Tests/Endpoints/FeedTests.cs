using System.Net;
using System.Xml.Linq;
using Dapper;
using ToolVerdicts.Tests.Importing;
using ToolVerdicts.Tests.Pages;

namespace ToolVerdicts.Tests.Endpoints;

public class FeedTests(SiteHost site) : IClassFixture<SiteHost>
{
    private const string Base = "http://localhost:5000";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Every_comparison_is_news_once_the_latest_first()
    {
        var entries = Entries(await site.HtmlAsync("/feed.xml"));
        entries.Select(PathOf).ShouldBe(
        [
            "/compare/mistral-medium-3-72b-instruct-vs-smolvlm-3b",
            "/compare/mistral-3-small-22b-vs-smolvlm2",
            "/compare/mistral-3-small-22b-vs-modal-gpu-serverless-inference",
            "/compare/mistral-8x22b-v2-vs-smollm3",
            "/compare/mistral-3-small-22b-vs-ml-intern",
        ]);
    }

    [Theory]
    [InlineData("/feed.xml")]
    [InlineData("/changes.xml")]
    [InlineData("/digests.xml")]
    public async Task Ids_do_not_depend_on_the_address_of_the_site(string path)
    {
        var ids = XDocument.Parse(await site.HtmlAsync(path)).Descendants(Atom + "id").Select(id => id.Value).ToList();
        ids.ShouldNotBeEmpty();
        ids.ShouldAllBe(id => id.StartsWith("tag:") && !id.Contains("localhost"));
        ids.Select(id => id.Split(":/")[0]).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_verdict_is_news_and_another_capture_of_a_comparison_is_none()
    {
        var store = VerdictChangeTests.Changed();
        store.ImportText($"{Seeds.Text(1)}\n", "again.txt").Refusal.ShouldBeNull();
        await using var host = await SiteHost.OverAsync(store);
        var entries = Entries(await host.HtmlAsync("/feed.xml"));
        entries.Count.ShouldBe(3);
        var change = entries.Single(entry => entry.Element(Atom + "title")!.Value == "SmolLM3: Mixed, was Ship");
        PathOf(change).ShouldStartWith("/tools/smollm3#verdict-");
        change.Element(Atom + "link")!.Attribute("href")!.Value.ShouldBe($"{Base}/tools/smollm3");
    }

    [Fact]
    public async Task The_feed_holds_the_latest_fifty()
    {
        var store = new TempStore();
        for (var id = 1; id <= 60; id++)
        {
            store.Writer.Execute(
                """
                INSERT INTO tools (id, slug, identity, name, tagline) VALUES (@id, @slug, @slug, @slug, '');
                INSERT INTO captures (id, sha256, file_name, form, media, address, imported_at) VALUES (@id, @sha256, '', 'rich', 'text',
                @slug || '-vs-x', @at);
                INSERT INTO capture_tools (capture_id, side, tool_id, name, tagline) VALUES (@id, 0, @id, '', '');
                INSERT INTO revisions (id, recorded_at) VALUES (@id, @at);
                INSERT INTO sightings (capture_id, revision_id) VALUES (@id, @id);
                """,
                new { id, slug = $"tool-{id}", sha256 = $"{id:x64}", at = TempStore.Noon.AddMinutes(id) });
        }

        await using var host = await SiteHost.OverAsync(store);
        var entries = Entries(await host.HtmlAsync("/feed.xml"));
        entries.Count.ShouldBe(50);
        PathOf(entries[0]).ShouldBe("/compare/tool-60-vs-x");
    }

    [Fact]
    public async Task A_feed_without_news_is_a_feed()
    {
        await using var host = await SiteHost.OverAsync(new TempStore());
        Entries(await host.HtmlAsync("/feed.xml")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_XML_cannot_hold_does_not_break_the_feed()
    {
        var store = TempStore.With(Seeds.PathOf(1));
        store.Writer.Execute("UPDATE tools SET name = 'A <b> & \uFFFF\u0001 ]]>' WHERE slug = 'smollm3'");
        await using var host = await SiteHost.OverAsync(store);
        Entries(await host.HtmlAsync("/feed.xml"))[0].Element(Atom + "title")!.Value.ShouldContain("A <b> &  ]]>");
    }

    /// <summary>The entries of a feed, which is held against what RFC 4287 requires.</summary>
    private static string PathOf(XElement entry) => entry.Element(Atom + "id")!.Value.Split(",2026:")[1];

    private static List<XElement> Entries(string xml)
    {
        var feed = XDocument.Parse(xml).Root!;
        feed.Name.ShouldBe(Atom + "feed");
        foreach (var element in (string[])["id", "title", "updated", "author"])
            feed.Elements(Atom + element).ShouldHaveSingleItem();
        feed.Element(Atom + "author")!.Element(Atom + "name")!.Value.ShouldBe("Tool Verdicts");
        feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self")
            .Attribute("href")!.Value.ShouldBe($"{Base}/feed.xml");
        var entries = feed.Elements(Atom + "entry").ToList();
        entries.Select(entry => entry.Element(Atom + "id")!.Value).ShouldBeUnique();
        foreach (var entry in entries)
        {
            foreach (var element in (string[])["id", "title", "updated", "published", "link", "summary"])
                entry.Elements(Atom + element).ShouldHaveSingleItem();
            Uri.IsWellFormedUriString(entry.Element(Atom + "id")!.Value, UriKind.Absolute).ShouldBeTrue();
            DateTimeOffset.TryParse(entry.Element(Atom + "updated")!.Value, out _).ShouldBeTrue();
        }

        var latest = entries.Count == 0 ? "1970-01-01T00:00:00Z" : entries.Max(entry => entry.Element(Atom + "updated")!.Value);
        feed.Element(Atom + "updated")!.Value.ShouldBe(latest);
        return entries;
    }
}
