using AngleSharp.Html.Parser;
using Dapper;
using ToolVerdicts.Captures;
using ToolVerdicts.Facts;
using ToolVerdicts.Importing;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Pages;

/// <summary>A saved page of this site with everything that a sheet can show at once: four tools, values that pages disagree on, votes, and
/// reviewers whose names are inferred.</summary>
public sealed class OwnPageTests : IAsyncLifetime
{
    private const string Modal = "modal-gpu-serverless-inference";
    private const string Four = $"('mistral-3-small-22b', 'ml-intern', '{Modal}', 'smolvlm2')";
    private const string Page = $"/compare/mistral-3-small-22b-vs-ml-intern-vs-{Modal}-vs-smolvlm2";

    private readonly TempStore _store = TempStore.With(Seeds.Paths);
    private SiteHost _site = null!;

    public async ValueTask InitializeAsync()
    {
        _store.ImportText(Seeds.Text(2).Replace("\nPaid\n", "\nFree\n", StringComparison.Ordinal), "price.txt").Refusal.ShouldBeNull();
        var chance = new Random(1);
        for (var i = 0; i < 7; i++)
            _store.Cast(RandomVotes.NewVoter(chance), _store.IdOf("ml-intern"), i < 3 ? Call.Ship : Call.Skip);
        _site = await SiteHost.OverAsync(_store);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_page_shows_four_tools_contested_values_votes_and_inferred_reviewers()
    {
        var page = new HtmlParser().ParseDocument(await _site.HtmlAsync(Page));
        page.QuerySelectorAll(".head").Length.ShouldBe(4);
        page.QuerySelectorAll(".sheet .contested").ShouldHaveSingleItem().TextContent.ShouldContain("“Paid”");
        page.QuerySelector("#community-ml-intern")!.TextContent.Trim().ShouldBe("3 of 7 ship it");
        page.QuerySelectorAll(".reasons [data-basis~=name]").Length.ShouldBe(4);
        page.QuerySelectorAll(".sheet .basis").Select(basis => basis.TextContent.Trim()).ShouldContain("reviewer inferred");
    }

    [Fact]
    public async Task It_changes_nothing_in_the_store_it_came_from()
    {
        var before = Facts(_store);
        var outcome = _store.ImportText(await _site.HtmlAsync(Page), "own.html");
        outcome.Refusal.ShouldBeNull();
        foreach (var kind in (FactOutcome[])[FactOutcome.Contest, FactOutcome.Fill, FactOutcome.Add])
            outcome.Imported!.Count(kind).ShouldBe(0, $"{kind}");
        Facts(_store).ShouldBe(before);
    }

    [Fact]
    public async Task It_fills_another_store_with_what_stands_and_leaves_unknown_what_does_not()
    {
        using var again = new TempStore();
        var outcome = again.ImportText(await _site.HtmlAsync(Page), "own.html");
        outcome.Refusal.ShouldBeNull();
        outcome.Imported!.Capture.Warnings.ShouldBeEmpty();
        again.Writer.ExecuteScalar<string>($"SELECT COALESCE(price_word, 'unknown') FROM tools WHERE slug = '{Modal}'").ShouldBe("unknown");
        again.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM tools WHERE contested IS NOT NULL OR votes_ship + votes_skip > 0 "
            + "OR community_votes > 0").ShouldBe(0, "votes of this site are no fact of the page");
        Tools(again).ShouldBe(Tools(_store));
        Reviews(again).ShouldBe(Reviews(_store));
    }

    [Fact]
    public async Task Its_Markdown_twin_says_the_same()
    {
        using var again = new TempStore();
        var outcome = again.ImportText(await _site.HtmlAsync($"{Page}.md"), "own.md");
        outcome.Refusal.ShouldBeNull();
        outcome.Imported!.Capture.Warnings.ShouldBeEmpty();
        Tools(again).ShouldBe(Tools(_store));
        Reviews(again).ShouldBe(Reviews(_store));
        again.Writer.ExecuteScalar<long>("SELECT COUNT(*) FROM tools WHERE contested IS NOT NULL OR community_votes > 0").ShouldBe(0);
    }

    private static List<string> Facts(TempStore store) => store.Dump().Split('\n')
        .Where(line => line.StartsWith("tool:", StringComparison.Ordinal) || line.StartsWith("review:", StringComparison.Ordinal)).ToList();

    // The fixed facts of the four tools, without the contested one.
    private static List<string> Tools(TempStore store) => store.Writer.Query<string>(
        $"""
        SELECT t.slug || '|' || t.tagline || '|' || COALESCE(t.description, '') || '|' || COALESCE(c.name, '') || '|'
            || CASE t.slug WHEN '{Modal}' THEN '' ELSE COALESCE(t.price_word, '') END || '|' || COALESCE(t.price_text, '') || '|'
            || COALESCE(t.panel_ship || '-' || t.panel_skip, '')
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.slug IN {Four} ORDER BY t.slug
        """).ToList();

    private static List<string> Reviews(TempStore store) => store.Writer.Query<string>(
        $"""
        SELECT t.slug || '|' || COALESCE(r.reviewer, '') || '|' || COALESCE(r.reviewer_basis, '') || '|' || COALESCE(r.score, '') || '|'
            || COALESCE(r.call, '') || '|' || r.text
        FROM reviews r JOIN tools t ON t.id = r.tool_id WHERE t.slug IN {Four} ORDER BY t.slug, r.text
        """).ToList();
}
