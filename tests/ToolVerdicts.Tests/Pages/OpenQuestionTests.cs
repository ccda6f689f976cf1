using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ToolVerdicts.Facts;
using ToolVerdicts.Tests.Facts;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Pages;

public class OpenQuestionTests
{
    private static readonly DateOnly Day = new(2026, 11, 15);

    [Fact]
    public async Task Contested_facts_stand_with_all_their_values_days_and_sources()
    {
        var store = new TempStore();
        store.Record("a.txt", Seeds.Text(2), Day, daysAgo: 1);
        store.Record("b.txt", ContradictingCaptures.WithSkip, Day, daysAgo: 0);
        await using var host = await SiteHost.OverAsync(store);
        var page = Parse(await host.HtmlAsync("/open-questions"));
        Section(page, "facts").ShouldContain(
            "Panel “1 ship / 3 skip”, seen 15 November 2026, page 2 “4 ship / 0 skip”, seen 15 November 2026, page 1");
        Section(page, "facts").ShouldContain("Pricing “$0.0006 a second”, seen 15 November 2026, page 2");
        Section(page, "reviews")
            .ShouldContain("Score by Builder “88”, seen 15 November 2026, page 1 “90”, seen 15 November 2026, page 2");
        Section(page, "reviews").ShouldContain("Call by Skeptic “ship”, seen 15 November 2026, page 1 “skip”");
    }

    [Fact]
    public async Task Contested_texts_stand_with_what_differs()
    {
        var store = new TempStore();
        store.Record("a.txt", Seeds.Text(2), Day, daysAgo: 1);
        store.Record("b.txt", Seeds.Text(2).Replace("clean: snapshot", "neat: snapshot", StringComparison.Ordinal), Day, daysAgo: 0);
        await using var host = await SiteHost.OverAsync(store);
        var reviews = Section(Parse(await host.HtmlAsync("/open-questions")), "reviews");
        reviews.ShouldContain("Review by Builder “The primitive is clean: snapshot");
        reviews.ShouldContain("“The primitive is neat: snapshot");
        reviews.ShouldContain("seen 15 November 2026, page 2");
    }

    [Fact]
    public async Task Texts_of_unknown_tools_stand_with_their_page()
    {
        var store = new TempStore();
        store.ImportText(ContradictingCaptures.WithoutTwoTexts, "shifted.txt");
        store.Import(Seeds.PathOf(2));
        await using var host = await SiteHost.OverAsync(store);
        Section(Parse(await host.HtmlAsync("/open-questions")), "texts").ShouldContain(" on page 1");
    }

    [Fact]
    public async Task Old_facts_stand_the_oldest_first_and_a_fact_becomes_old_with_the_day()
    {
        var store = new TempStore();
        store.Record("a.txt", Seeds.Text(2), new DateOnly(2026, 9, 22), daysAgo: 0);
        store.Record("b.txt", Seeds.Text(3), new DateOnly(2026, 5, 1), daysAgo: 0);
        store.Record("c.txt", Seeds.Text(1), null, daysAgo: 0);
        (await store.Writer.FindOpenQuestionsAsync(Fresh(2026, 11, 21), 50)).Prices.Items.Select(old => old.Name[..5])
            .ShouldBe(["SmolV"]);
        var later = await store.Writer.FindOpenQuestionsAsync(Fresh(2026, 11, 22), 50);
        later.Prices.Items.Select(old => (old.Name[..5], old.Seen.Month)).ShouldBe([("SmolV", 5), ("Mistr", 9), ("Modal", 9)]);
        (later.Prices.Total, later.Panels.Total).ShouldBe((3, 1));
        var first = await store.Writer.FindOpenQuestionsAsync(Fresh(2026, 11, 22), 1);
        (first.Prices.Items.Count, first.Prices.Total).ShouldBe((1, 3));
        await using var host = await SiteHost.OverAsync(store);
        Section(Parse(await host.HtmlAsync("/open-questions")), "prices")
            .ShouldBe("Old prices 1 price seen more than 60 days ago, the oldest first. SmolVLM2, seen 1 May 2026");

        static Freshness Fresh(int year, int month, int day) => new(FactAges.Usual, new DateOnly(year, month, day));
    }

    [Fact]
    public async Task A_site_without_questions_says_so()
    {
        await using var host = await SiteHost.OverAsync(TempStore.With(Seeds.PathOf(1)));
        var page = Parse(await host.HtmlAsync("/open-questions"));
        Section(page, "facts").ShouldBe("Contested facts of tools No pages disagree.");
        Section(page, "texts").ShouldBe("Whose text is this? Of every text we know which tool it is about.");
        Section(page, "prices").ShouldBe("Old prices No price with a known day is older than 60 days.");
    }

    private static string Section(IHtmlDocument page, string id) =>
        Wording.Collapse(page.QuerySelector($"section[aria-labelledby='{id}']")!.TextContent).Trim();

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
