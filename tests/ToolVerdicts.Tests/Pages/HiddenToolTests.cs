using System.Net;
using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Importing;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Reviews;
using ToolVerdicts.Search;
using ToolVerdicts.Tests.Hostile;
using ToolVerdicts.Tests.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Tests.Pages;

public sealed class HiddenToolTests
{
    private const string Slug = "ml-intern";
    private const string Hide = "UPDATE tools SET is_hidden = 1 WHERE slug = 'ml-intern'";

    // What an apply writes when any page can have changed.
    private const string Note = "INSERT INTO changes (fact) VALUES ('mended')";

    // Sources name the comparison that they were captured of, so that a page with sources is searched for the name alone.
    private static readonly (string Path, string Text)[] Lists =
    [
        ("/", Slug), ("/tools", Slug), ("/tools?q=intern", $"/tools/{Slug}"), ("/tools?sort=panel", Slug), ("/tools?sort=disputed", Slug),
        ("/tools?sort=community", Slug), ("/tools?sort=newest", Slug), ("/tools?category=developer-tools", Slug), ("/compare", Slug),
        ("/categories/developer-tools", Slug), ("/categories/developer-tools?asof=2026-11-21", Slug),
        ("/reviewers/builder", Slug), ("/changes", Slug), ("/changes.md", Slug), ("/changes.xml", Slug), ("/feed.xml", Slug),
        ("/sitemap.xml", "tools-1"), ("/sitemaps/tools-1.xml", Slug), ("/sitemaps/comparisons-1.xml", Slug), ("/llms.txt", Slug),
        ("/api/suggest?q=inter", Slug), ("/open-questions", $"/tools/{Slug}"), ("/tools/ml-inter", $"/tools/{Slug}"),
        ("/digests/2026-W47", Slug), ("/tools/mistral-3-small-22b", $"-vs-{Slug}\""), ("/tools/mistral-3-small-22b.md", $"[{Slug}]"),
        ("/tools/alike", Slug), ("/tools/alike.md", Slug),
        ($"/tools/{Slug}", Slug), ($"/tools/{Slug}.md", Slug), ($"/tools/{Slug}/history", Slug), ($"/tools/{Slug}/changes.xml", Slug),
        ($"/tools/{Slug}/badge.svg", "svg"), (FurnishedSite.Comparison, Slug), ($"{FurnishedSite.Comparison}.md", Slug),
    ];

    [Fact]
    public async Task No_list_and_no_page_shows_a_hidden_tool()
    {
        await using var site = new FurnishedSite();
        await site.InitializeAsync();
        site.Store.Writer.Execute(
            """
            UPDATE tools SET contested = 'price', price_seen = '2020-01-01', panel_seen = '2020-01-01' WHERE slug = 'ml-intern';
            UPDATE reviews SET reviewer = 'builder', reviewer_basis = 'stated' WHERE id =
                (SELECT MIN(id) FROM reviews WHERE tool_id = (SELECT id FROM tools WHERE slug = 'ml-intern'));
            INSERT INTO tools (slug, identity, name, name_key, tagline, category_id)
            SELECT 'alike', 'alike', 'Alike', 'alike', '', category_id FROM tools WHERE slug = 'ml-intern';
            """);
        (string Path, string Text)[] lists =
            [.. Lists, ("/bookmarks", Slug), ("/bookmarks/export.json", Slug), ("/bookmarks/export.md", Slug), (site.Shared, Slug)];
        (await ShowingAsync(site, lists)).ShouldBe(lists.Select(list => list.Path), "each shows the tool while it is listed");

        using var sitemap = await site.SendAsync(HttpMethod.Get, "/sitemaps/tools-1.xml");
        site.Store.Writer.Execute($"{Hide}; {Note}");
        await Wait.UntilAsync(async () => await site.Site.HtmlAsync("/llms.txt") is var text && !text.Contains(Slug), "a new page");
        var shown = (await ShowingAsync(site, lists)).Except(["/sitemap.xml"]).ToList();
        shown.ShouldBeEmpty();
        (await site.Site.HtmlAsync("/feed.xml")).ShouldContain("smollm3");
        using var again = site.Request(HttpMethod.Get, "/sitemaps/tools-1.xml");
        again.Headers.IfNoneMatch.Add(sitemap.Headers.ETag!);
        using var changed = await site.Site.Client.SendAsync(again);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var vote = await site.SendAsync(
            HttpMethod.Post, $"/tools/{Slug}/vote", hasCookie: true, content: FurnishedSite.Form(("vote", "skip")));
        using var save = await site.SendAsync(
            HttpMethod.Post, "/bookmarks", hasCookie: true, content: FurnishedSite.Form(("tool", Slug), ("action", "remove")));
        (vote.StatusCode, save.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        site.Store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM votes WHERE call = 'ship'").ShouldBe(1);
        site.Store.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM bookmarks").ShouldBe(1);

        site.Store.Writer.Show(site.Store.Writer.ExecuteScalar<long>($"SELECT id FROM tools WHERE slug = '{Slug}'"));
        site.Store.Writer.Execute(Note);
        await Wait.UntilAsync(async () => (await site.Site.HtmlAsync("/llms.txt")).Contains(Slug), "a new page");
        (await ShowingAsync(site, lists)).ShouldBe(lists.Select(list => list.Path), "votes, bookmarks and history stayed");
    }

    [Fact]
    public async Task No_count_counts_a_hidden_tool()
    {
        using var temp = TempStore.With(Seeds.Paths);
        await using var store = await temp.Database.OpenConnectionAsync();
        var (tools, categories) = (await store.CountToolsAsync(), (await store.ListCategoriesAsync()).Sum(category => category.Tools));
        temp.Writer.Execute(Hide);
        (await store.CountToolsAsync()).ShouldBe(tools - 1);
        (await store.ListCategoriesAsync()).Sum(category => category.Tools).ShouldBe(categories - 1);
        var all = new ToolFilter(WordMatches.All, Category: null, Price: null, Verdict: null, ToolSort.Name);
        (await store.CountFacetsAsync(WordMatches.All)).Count(all).ShouldBe(tools - 1);
        (await store.ListToolNamesAsync(limit: 100)).Count.ShouldBe((int)tools - 1);
    }

    [Fact]
    public async Task The_reviews_of_a_hidden_tool_count_in_no_record()
    {
        using var temp = new TempStore();
        temp.AddRandomPanels(seed: 9, tools: 60);
        await using var store = await temp.Database.OpenConnectionAsync();
        var before = await store.FindReviewerRecordAsync("builder");
        temp.Writer.Execute("UPDATE tools SET is_hidden = 1 WHERE id % 2 = 0");
        temp.Writer.FindRecordFaults().ShouldBeEmpty();
        var record = await store.FindReviewerRecordAsync("builder");
        record.Reviews.ShouldBeInRange(1, before.Reviews - 1);
        var listed = await store.ListReviewsOfAsync("builder", category: null, page: 1, size: 1000);
        listed.Count.ShouldBe((int)record.Reviews);
        listed.Select(review => int.Parse(review.ToolSlug.ToString()[5..]) % 2).ShouldAllBe(rest => rest == 1);
        temp.Writer.Execute("UPDATE tools SET is_hidden = 0, panel_ship = 1, panel_skip = 3, panel_basis = 'stated' WHERE id = 2");
        temp.Writer.Execute("UPDATE reviews SET score = 1 WHERE tool_id IN (2, 4) AND score IS NOT NULL");
        temp.Writer.FindRecordFaults().ShouldBeEmpty();
        temp.Writer.Execute("UPDATE tools SET is_hidden = 0");
        (await store.FindReviewerRecordAsync("builder")).Reviews.ShouldBe(before.Reviews);
    }

    [Fact]
    public async Task A_vote_on_a_hidden_tool_is_not_shown_and_can_be_taken_back()
    {
        using var temp = TempStore.With(Seeds.Paths);
        var (voter, day) = (new Voter("00112233445566778899aabbccddeeff"), new DateOnly(2026, 11, 21));
        var id = temp.Writer.ExecuteScalar<long>($"SELECT id FROM tools WHERE slug = '{Slug}'");
        temp.Writer.Cast(new Vote(voter, id, Call.Ship, day, Network.Of(IPAddress.Loopback)));
        temp.Writer.Execute(Hide);
        await using var store = await temp.Database.OpenConnectionAsync();
        (await store.FindVotesAsync(voter)).ShouldBeEmpty();
        temp.Writer.TakeBackAllVotes(voter).Count.ShouldBe(1);
        temp.Writer.ExecuteScalar<long>("SELECT votes_ship FROM tools WHERE id = @id", new { id }).ShouldBe(0);
    }

    [Fact]
    public void An_issue_tells_nothing_of_a_hidden_tool_and_keeps_its_tally()
    {
        using var temp = TempStore.With(Seeds.Paths);
        temp.Writer.Execute("UPDATE tools SET votes_ship = 30, community_rank = 5 WHERE slug = 'ml-intern'");
        temp.Writer.Draft(IssueWeek.Parse("2026-W47"), TempStore.Noon).ToJson().ShouldContain(Slug);
        temp.Writer.Execute(Hide);
        var draft = temp.Writer.Draft(IssueWeek.Parse("2026-W47"), TempStore.Noon);
        draft.ToJson().ShouldNotContain(Slug);
        draft.Comparisons.Count.ShouldBe(4);
        temp.Writer.ComposeIssue(IssueWeek.Parse("2026-W47"), TempStore.Noon).ShouldBeTrue();
        temp.Writer.Draft(IssueWeek.Parse("2026-W48"), TempStore.Noon.AddDays(7)).Movers.ShouldBeEmpty();
        temp.Writer.Execute("UPDATE tools SET is_hidden = 0");
        temp.Writer.Draft(IssueWeek.Parse("2026-W48"), TempStore.Noon.AddDays(7)).Movers.ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> ShowingAsync(FurnishedSite site, IEnumerable<(string Path, string Text)> lists)
    {
        var showing = new List<string>();
        foreach (var (path, text) in lists)
        {
            var isOwn = path.StartsWith("/bookmarks", StringComparison.Ordinal);
            using var answer = await site.SendAsync(HttpMethod.Get, path, hasCookie: isOwn);
            var isPage = answer.StatusCode == HttpStatusCode.OK || path == "/tools/ml-inter";
            if (isPage && (await answer.Content.ReadAsStringAsync()).Contains(text))
                showing.Add(path);
        }

        return showing;
    }
}
