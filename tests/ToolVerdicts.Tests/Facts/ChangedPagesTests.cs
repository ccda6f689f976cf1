using Dapper;
using ToolVerdicts.Facts;
using ToolVerdicts.Tests.Pages;
using ToolVerdicts.Votes;

namespace ToolVerdicts.Tests.Facts;

public class ChangedPagesTests
{
    private const string Tool = $"/tools/{ContradictingCaptures.Tool}";
    private const string Comparison = "/compare/mistral-3-small-22b-vs-modal-gpu-serverless-inference";

    [Fact]
    public async Task A_verdict_that_turned_is_Skip_on_page_badge_markdown_and_feed()
    {
        var store = TempStore.With(Seeds.PathOf(2));
        store.Import("skip.txt", ContradictingCaptures.WithSkip, new DateOnly(2026, 11, 20));
        await using var site = await SiteHost.OverAsync(store);
        (await site.HtmlAsync(Tool)).ShouldContain("stamp skip");
        (await site.HtmlAsync(Comparison)).ShouldContain("stamp skip");
        (await site.HtmlAsync($"{Tool}/badge.svg")).ShouldContain("Skip 3/4");
        (await site.HtmlAsync($"{Tool}.md")).ShouldContain("- Verdict: Skip");
        (await site.HtmlAsync("/feed.xml")).ShouldContain("Modal GPU Serverless Inference: Skip, was Ship");
        (await site.HtmlAsync("/changes")).ShouldContain("1 ship / 3 skip");
    }

    [Fact]
    public async Task A_contested_panel_is_contested_on_every_form_of_the_page()
    {
        var store = TempStore.With(Seeds.PathOf(2));
        store.Import("other.txt", ContradictingCaptures.WithSkip, seen: null);
        await using var site = await SiteHost.OverAsync(store);
        string[] pages =
        [
            Tool, Comparison, $"{Tool}/badge.svg", $"{Tool}.md", $"{Comparison}.md", "/feed.xml", "/tools", "/changes", "/open-questions",
            $"{Tool}/history",
        ];
        foreach (var page in pages)
            (await site.HtmlAsync(page)).ShouldContain("ontested", Case.Sensitive, page);
        (await site.HtmlAsync(Tool)).ShouldContain("“1 ship / 3 skip”");
        (await site.HtmlAsync(Comparison)).ShouldNotContain("stamp ship\">Skip");
        (await site.HtmlAsync("/tools?verdict=ship")).ShouldNotContain("Modal GPU");
    }

    [Fact]
    public async Task Of_a_contested_score_only_the_values_of_equal_standing_are_shown()
    {
        var day = new DateOnly(2026, 11, 20);
        var store = TempStore.With(Seeds.PathOf(2));
        store.Import("a.txt", Seeds.Text(2).Replace("88/100", "85/100", StringComparison.Ordinal), day);
        store.Import("b.txt", Seeds.Text(2).Replace("88/100", "90/100", StringComparison.Ordinal), day);
        await using var site = await SiteHost.OverAsync(store);
        (await site.HtmlAsync($"{Tool}.md"))
            .ShouldContain("- Score: contested: “85”[^2] (seen 20 November 2026), “90”[^3] (seen 20 November 2026)");
        (await site.HtmlAsync("/open-questions")).ShouldNotContain("“88”");
    }

    [Fact]
    public async Task An_old_price_is_marked_and_a_recent_one_is_not()
    {
        var store = TempStore.With(Seeds.PathOf(2));
        store.Import("dated.txt", Seeds.Text(2) + "\n", new DateOnly(2026, 9, 1));
        await using var site = await SiteHost.OverAsync(store);
        var page = await site.HtmlAsync(Comparison);
        page.ShouldContain("1 Sep 2026</time>, old");
        page.ShouldContain("Facts on this page were seen on 1 September 2026.");

        var fresh = TempStore.With(Seeds.PathOf(2));
        fresh.Import("dated.txt", Seeds.Text(2) + "\n", new DateOnly(2026, 11, 1));
        await using var other = await SiteHost.OverAsync(fresh);
        (await other.HtmlAsync(Comparison)).ShouldNotContain("</time>, old");
    }

    [Fact]
    public async Task Facts_that_are_all_old_are_not_told_to_be_the_same()
    {
        var store = new TempStore();
        store.Import("dated.txt", Seeds.Text(2), new DateOnly(2026, 3, 3));
        await using var site = await SiteHost.OverAsync(store);
        foreach (var path in (string[])[Comparison, $"{Comparison}.md"])
        {
            (await site.HtmlAsync(path))
                .ShouldContain("What tells them apart is old: score and price were last seen on 3 March 2026.", customMessage: path);
        }
    }

    [Fact]
    public async Task A_contested_price_that_is_old_is_marked_as_old()
    {
        var (store, day) = (new TempStore(), new DateOnly(2026, 9, 1));
        store.Import("a.txt", Seeds.Text(2), day);
        store.Import("b.txt", ContradictingCaptures.WithPriceAndScore, day);
        await using var site = await SiteHost.OverAsync(store);
        foreach (var page in (string[])[Tool, Comparison, "/open-questions"])
            (await site.HtmlAsync(page)).ShouldContain("seen 1 September 2026, old", customMessage: page);
        foreach (var page in (string[])[$"{Tool}.md", $"{Comparison}.md"])
            (await site.HtmlAsync(page)).ShouldContain("(seen 1 September 2026, old), “Pay", customMessage: page);
    }

    [Fact]
    public async Task A_contested_score_or_text_leaves_no_mean_and_no_lead()
    {
        foreach (var other in (string[])[
            Seeds.Text(2).Replace("88/100", "90/100", StringComparison.Ordinal),
            Seeds.Text(2).Replace("clean: snapshot", "neat: snapshot", StringComparison.Ordinal)])
        {
            var store = TempStore.With(Seeds.PathOf(2));
            store.Import("other.txt", other, seen: null);
            await using var site = await SiteHost.OverAsync(store);
            (await site.HtmlAsync("/tools")).ShouldContain("pages disagree on scores");
            (await site.HtmlAsync("/tools?q=modal")).ShouldContain("pages disagree on scores");
            (await site.HtmlAsync("/categories/developer-tools?asof=2026-11-21")).ShouldContain("pages disagree on scores");
            (await site.HtmlAsync($"{Tool}.md")).ShouldContain("- Scores: contested");
            var comparison = await site.HtmlAsync($"{Comparison}.md");
            comparison.ShouldContain("| contested | unknown |");
            comparison.ShouldNotContain("higher than");
            store.Writer.QuerySingle<long>("SELECT panel_rank % 100000 FROM tools WHERE slug = @Tool", new { ContradictingCaptures.Tool })
                .ShouldBe(0);
        }
    }

    [Fact]
    public async Task The_captures_of_the_day_that_is_shown_are_cited()
    {
        var store = new TempStore();
        for (var number = 0; number < 4; number++)
            store.Import($"{number}.txt", Seeds.Text(2) + new string('\n', number), new DateOnly(2026, 11, 1));
        store.Import("late.txt", Seeds.Text(2) + "\n\n\n\n", new DateOnly(2026, 11, 9));
        await using var site = await SiteHost.OverAsync(store);
        foreach (var path in (string[])[$"{Tool}.md", $"{Comparison}.md"])
        {
            var page = await site.HtmlAsync(path);
            page.ShouldContain("[^3]: a public comparison page, seen 9 November 2026: [what it said](http://localhost:5000/captures/5)");
            page.ShouldContain("- Price: Paid[^1][^2][^3] (seen 9 November 2026)", customMessage: path);
            page.ShouldContain("Stated on page[^1][^2][^3]", customMessage: path);
        }

        store.Import("x.txt", Seeds.Text(2).Replace("clean: snapshot", "neat: snapshot"), new DateOnly(2026, 11, 9));
        var open = await store.Writer.FindOpenQuestionsAsync(TempStore.Fresh, 10);
        var rival = open.Reviews.Items.ShouldHaveSingleItem().Values.Single(value => value.Words.Contains("clean: snapshot"));
        rival.Sources.ShouldContain(source => source.Capture!.FileName == "late.txt");
    }

    [Fact]
    public async Task Counts_that_a_later_share_confirms_cite_the_page_with_the_share()
    {
        var store = TempStore.With(Seeds.PathOf(0));
        store.Import("counts.txt", Seeds.Text(2), new DateOnly(2026, 11, 1));
        store.Import("share.txt", Seeds.Text(0), new DateOnly(2026, 11, 9));
        await using var site = await SiteHost.OverAsync(store);
        var page = await site.HtmlAsync("/tools/mistral-3-small-22b.md");
        page.ShouldContain("- Panel: 4 ship / 0 skip[^1][^2] (seen 9 November 2026)");
    }

    [Fact]
    public async Task A_price_that_grows_old_at_midnight_is_old_on_the_kept_page()
    {
        var store = TempStore.With(Seeds.PathOf(2));
        var time = new FakeTimeProvider(TempStore.Noon);
        store.Import("dated.txt", Seeds.Text(2) + "\n", DateOnly.FromDateTime(TempStore.Noon.AddDays(-60).Date));
        await using var site = await SiteHost.OverAsync(store, time);
        (await site.HtmlAsync(Tool)).ShouldNotContain(", old");
        time.Advance(TimeSpan.FromDays(1));
        for (var tries = 0; !(await site.HtmlAsync(Tool)).Contains(", old", StringComparison.Ordinal); tries++)
        {
            tries.ShouldBeLessThan(500);
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10);
        }
    }

    [Fact]
    public async Task A_page_whose_facts_have_no_day_says_so_once()
    {
        await using var site = await SiteHost.OverAsync(TempStore.With(Seeds.PathOf(2)));
        (await site.HtmlAsync(Tool)).Split("The day on which the facts on this page were seen is not known.").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_past_page_shows_the_votes_of_its_day_where_they_were_kept_and_never_those_of_today()
    {
        var store = TempStore.With(Seeds.PathOf(2));
        Vote(store, 3);
        store.Writer.KeepTallies(new DateOnly(2026, 11, 21)).ShouldBe(1);
        store.Writer.KeepTallies(new DateOnly(2026, 11, 22)).ShouldBe(0);
        Vote(store, 5);
        var time = new FakeTimeProvider(TempStore.Noon.AddDays(4));
        await using var site = await SiteHost.OverAsync(store, time);
        (await site.HtmlAsync($"{Tool}?asof=2026-11-21")).ShouldContain("3 of 3 ship it");
        (await site.HtmlAsync($"{Tool}?asof=2026-11-22")).ShouldContain("3 of 3 ship it");
        var notKept = await site.HtmlAsync($"{Tool}?asof=2026-11-23");
        notKept.ShouldContain("not kept for that day");
        notKept.ShouldNotContain("5 of 5");
        (await site.HtmlAsync(Tool)).ShouldContain("5 of 5");
    }

    [Fact]
    public async Task The_tallies_of_a_day_are_kept_when_the_site_runs_through_its_end()
    {
        var store = TempStore.With(Seeds.PathOf(2));
        Vote(store, 3);
        var time = new FakeTimeProvider(TempStore.Noon);
        await using var site = await SiteHost.OverAsync(store, time);
        for (var tries = 0; store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM daily_tallies") == 0; tries++)
        {
            tries.ShouldBeLessThan(2000);
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(5);
        }

        store.Writer.QuerySingle<string>("SELECT day || ' ' || ship FROM daily_tallies").ShouldStartWith("2026-11-2");
    }

    private static void Vote(TempStore store, int votes) => store.Writer.Execute(
        "UPDATE tools SET votes_ship = @votes, community_verdict = 'ship', community_rank = 1 WHERE slug = @Tool",
        new { votes, ContradictingCaptures.Tool });
}
