using ToolVerdicts.Facts;
using ToolVerdicts.Reviews;
using ToolVerdicts.Search;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Facts;

public class FactHistoryTests
{
    private const string Old = ContradictingCaptures.Price;

    [Fact]
    public async Task Each_value_is_a_step_that_tells_what_it_replaced_and_what_replaced_it()
    {
        using var store = With((Old, "2026-03-03"), ("$20 a month", "2026-06-01"), ("$25 a month", "2026-08-01"));
        var pricing = await PricingAsync(store);
        pricing.Steps.Select(step => (step.Words, step.State, step.Before, step.After)).ShouldBe(
        [
            ("$25 a month", StepState.Stands, "$20 a month", null),
            ("$20 a month", StepState.Replaced, Old, "$25 a month"),
            (Old, StepState.Replaced, null, "$20 a month"),
        ]);
        pricing.Steps.Select(step => step.Outcome).ShouldBe(
        [
            "Stands. Replaced “$20 a month”.",
            $"Stood until “$25 a month” replaced it. Replaced “{Old}”.",
            "Stood until “$20 a month” replaced it.",
        ]);
    }

    [Fact]
    public async Task Consecutive_pages_that_confirm_a_value_are_one_step()
    {
        using var store = With(("$20 a month", "2026-03-03"), ("$20 a month", "2026-06-01"), ("$20  a Month", "2026-08-01"));
        var step = (await PricingAsync(store)).Steps.ShouldHaveSingleItem();
        (step.Pages, step.Days.First, step.Days.Last).ShouldBe((3, new DateOnly(2026, 3, 3), new DateOnly(2026, 8, 1)));
        (step.FirstRevision, step.LastRevision, step.Outcome).ShouldBe((1, 3, "Stands."));
    }

    [Fact]
    public async Task A_capture_that_is_imported_again_with_another_day_is_one_page()
    {
        using var store = new TempStore();
        store.Import("a.txt", Seeds.Text(2), new DateOnly(2026, 3, 3));
        store.Import("a.txt", Seeds.Text(2), new DateOnly(2026, 6, 1));
        var step = (await PricingAsync(store)).Steps.ShouldHaveSingleItem();
        (step.Pages, step.Days.First, step.Days.Last).ShouldBe((1, new DateOnly(2026, 3, 3), new DateOnly(2026, 6, 1)));
    }

    [Fact]
    public async Task A_value_of_an_earlier_day_never_stood()
    {
        using var store = With(("$20 a month", "2026-06-01"), ("$99 a month", "2026-01-01"), ("$98 a month", null));
        var steps = (await PricingAsync(store)).Steps;
        steps.Select(step => step.State).ShouldBe([StepState.Outranked, StepState.Outranked, StepState.Stands]);
        steps[1].Outcome.ShouldBe("Never stood: a page seen on 1 June 2026 says something else.");
    }

    [Fact]
    public async Task Values_of_one_day_are_contested_until_a_later_page_settles_it()
    {
        using var store = With(("$20 a month", "2026-06-01"), ("$30 a month", "2026-06-01"));
        var contested = (await PricingAsync(store)).Steps;
        contested.Select(step => step.State).ShouldBe([StepState.Contested, StepState.Contested]);
        contested[0].Outcome.ShouldBe("Contested. Before, “$20 a month” stood.");
        store.Import("later.txt", Page("$20 a month") + "\n\n", new DateOnly(2026, 7, 1));
        (await PricingAsync(store)).Steps.Select(step => step.Outcome).ShouldBe(
        [
            "Stands. Settled what was contested.",
            "Was contested until “$20 a month” stood.",
            "Stood until other pages contested it.",
        ]);
    }

    [Fact]
    public async Task A_contested_value_that_a_later_page_settles_is_two_steps()
    {
        using var store = With(("$91 a month", "2026-03-03"), ("$88 a month", "2026-03-03"), ("$88 a month", "2026-03-09"));
        var steps = (await PricingAsync(store)).Steps;
        steps.Select(step => (step.Words, step.Outcome)).ShouldBe(
        [
            ("$88 a month", "Stands. Settled what was contested."),
            ("$88 a month", "Was contested until “$88 a month” stood."),
            ("$91 a month", "Stood until other pages contested it."),
        ]);
        steps.Select(step => step.FirstRevision).ShouldBe([3, 2, 1]);
        var told = await store.Writer.ListChangesAsync(10);
        told.Where(change => change.Fact == ChangedFact.Pricing).Select(change => change.RevisionId).ShouldBe([3, 2]);
    }

    [Fact]
    public async Task A_value_that_was_outranked_and_stands_later_is_two_steps()
    {
        using var store = With(
            ("$20 a month", "2026-06-01"), ("$9 a month", "2026-01-01"), ("$9 a month", "2026-02-01"), ("$9 a month", "2026-07-01"),
            ("$9 a month", "2026-08-01"));
        (await PricingAsync(store)).Steps.Select(step => (step.Outcome, step.Pages)).ShouldBe(
        [
            ("Stands. Replaced “$20 a month”.", 2),
            ("Never stood: a page seen on 1 June 2026 says something else.", 2),
            ("Stood until “$9 a month” replaced it.", 1),
        ]);
    }

    [Fact]
    public async Task A_score_beside_a_contested_text_is_contested_and_not_withdrawn()
    {
        using var store = new TempStore();
        var day = new DateOnly(2026, 6, 1);
        store.Import("a.txt", Seeds.Text(2), day);
        store.Import("b.txt", Seeds.Text(2).Replace("clean: snapshot", "neat: snapshot", StringComparison.Ordinal), day);
        var builder = (await HistoryAsync(store)).Reviewers[0];
        builder.Score.Steps.Select(step => (step.State, step.Outcome)).ShouldBe(
        [
            (StepState.Contested, "Contested. Before, “88” stood."),
            (StepState.Replaced, "Stood until other pages contested it."),
        ]);
    }

    [Fact]
    public async Task A_value_that_comes_back_is_told_by_its_latest_step()
    {
        using var store = With(("$20 a month", "2026-06-01"), ("$9 a month", "2026-01-01"), ("$20 a month", "2026-07-01"));
        (await PricingAsync(store)).Steps.Select(step => step.Outcome).ShouldBe(
        [
            "Stands.",
            "Never stood: a page seen on 1 June 2026 says something else.",
            "Stood, and later pages say the same.",
        ]);
    }

    [Fact]
    public async Task A_text_by_a_reviewer_replaces_the_former_one_with_its_score()
    {
        using var store = new TempStore();
        store.Import("a.txt", Seeds.Text(2), new DateOnly(2026, 3, 3));
        store.Import(
            "b.txt",
            Seeds.Text(2).Replace("The primitive is clean: snapshot", "Clean: snapshot", StringComparison.Ordinal)
                .Replace("88/100 · ship", "60/100 · skip", StringComparison.Ordinal),
            new DateOnly(2026, 6, 1));
        var builder = (await HistoryAsync(store)).Reviewers[0];
        builder.Reviewer.ShouldBe("builder");
        builder.Text.Steps.Select(step => (step.Words[..8], step.State)).ShouldBe(
            [("Clean: s", StepState.Stands), ("The prim", StepState.Replaced)]);
        builder.Text.Steps[1].Outcome.ShouldBe("Stood until another text replaced it.");
        builder.Score.Steps.Select(step => (step.Words, step.State)).ShouldBe([("60", StepState.Stands), ("88", StepState.Replaced)]);
        builder.Call.Steps.Select(step => (step.Words, step.State)).ShouldBe([("skip", StepState.Stands), ("ship", StepState.Replaced)]);
        builder.Scores!.Points.ShouldBe([new(new DateOnly(2026, 3, 3), 88), new(new DateOnly(2026, 6, 1), 60)]);
    }

    [Fact]
    public async Task Two_texts_of_one_day_by_one_reviewer_are_both_contested()
    {
        using var store = new TempStore();
        var day = new DateOnly(2026, 6, 1);
        store.Import("a.txt", Seeds.Text(2), day);
        store.Import("b.txt", Seeds.Text(2).Replace("The primitive is clean: snapshot", "Clean: snapshot", StringComparison.Ordinal), day);
        (await HistoryAsync(store)).Reviewers[0].Text.Steps.Select(step => step.State).ShouldBe([StepState.Contested, StepState.Contested]);
    }

    [Fact]
    public async Task A_withdrawn_text_is_part_of_the_history()
    {
        using var store = new TempStore();
        store.ImportText(ContradictingCaptures.WithoutTwoTexts, "shifted.txt");
        store.Import(Seeds.PathOf(2));
        var id = (await store.Writer.FindToolIdAsync(Slug.Parse("ml-intern"))).ShouldNotBeNull();
        var texts = (await store.Writer.FindHistoryAsync(id)).Reviewers.SelectMany(reviewer => reviewer.Text.Steps).ToList();
        texts.Select(text => text.Outcome).Distinct().ShouldBe(["Withdrawn: it is not told whose text this is."]);
        texts.ShouldContain(text => text.Words.Contains("Direct competitor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_history_says_to_stand_is_what_stands_in_every_order()
    {
        (string, string, DateOnly?)[] pages =
        [
            ("1.txt", Seeds.Text(2), null),
            ("2.txt", ContradictingCaptures.WithPriceAndScore, new DateOnly(2026, 11, 18)),
            ("3.txt", ContradictingCaptures.WithSkip, new DateOnly(2026, 11, 20)),
            ("4.txt", Seeds.Text(2) + "\n", new DateOnly(2026, 11, 20)),
        ];
        foreach (var order in Orders.Of(pages))
        {
            using var store = new TempStore();
            foreach (var (name, text, seen) in order)
                store.Import(name, text, seen);
            var tool = (await store.Writer.FindToolsAsync([Slug.Parse(ContradictingCaptures.Tool)])).ShouldHaveSingleItem();
            var history = await HistoryAsync(store);
            Standing(history, ChangedFact.Pricing).ShouldBe(tool.PriceText);
            Standing(history, ChangedFact.Panel).ShouldBe(tool.PanelCounts());
            Standing(history, ChangedFact.Price).ShouldBe(tool.PriceWord);
            foreach (var fact in history.Facts)
                fact.History.Steps.Count(step => step.State == StepState.Stands).ShouldBeLessThanOrEqualTo(1, fact.Label);
            IsContested(history, ChangedFact.Panel).ShouldBe(tool.IsContested(ToolFact.Panel));
        }

        static string? Standing(ToolHistory history, ChangedFact fact) =>
            Find(history, fact).Steps.SingleOrDefault(step => step.State == StepState.Stands)?.Words;

        static bool IsContested(ToolHistory history, ChangedFact fact) =>
            Find(history, fact).Steps.Any(step => step.State == StepState.Contested);
    }

    [Fact]
    public void A_thousand_captures_make_a_bounded_history_in_bounded_time()
    {
        var first = new DateOnly(2023, 1, 1);
        var tools = Enumerable.Range(0, 1000).Select(number => new ToolStatement
        {
            Source = number, Revision = number, Seen = first.AddDays(number), PriceText = $"${number} a month", PriceWord = "Paid",
            Description = $"{Old} {number}",
        }).ToList();
        var shown = Enumerable.Range(0, 1000).Select(number => new ReviewStatement
        {
            ReviewId = 1 + number % 2, Source = number, Revision = number, Seen = first.AddDays(number), Reviewer = "builder",
            Score = number % 101,
        }).ToList();
        Review[] texts = [new() { Id = 1, Text = "One" }, new() { Id = 2, Text = "Two" }];
        var start = ThreadTime.Now;
        var history = ToolHistory.Of(tools, [], texts, shown, []);
        (ThreadTime.Now - start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        var pricing = Find(history, ChangedFact.Pricing);
        (pricing.Steps.Count, pricing.LeftOut, pricing.Steps[0].Words).ShouldBe((FactHistory.MostSteps, 900, "$999 a month"));
        pricing.Steps[^1].Before.ShouldBe("$899 a month");
        history.Facts.Single(fact => fact.Label == "Pricing").Line!.Points.Count.ShouldBe(100);
        var builder = history.Reviewers.ShouldHaveSingleItem();
        (builder.Text.Steps.Count, builder.Text.LeftOut).ShouldBe((FactHistory.MostSteps, 900));
        (builder.Score.Steps.Count, builder.Score.LeftOut).ShouldBe((FactHistory.MostSteps, 900));
        Find(history, ChangedFact.Price).Steps.ShouldHaveSingleItem().Pages.ShouldBe(1000);
    }

    [Theory]
    [InlineData("$20 a month", "$25.50 a month", true)]
    [InlineData("$20 a month", "Free", false)]
    [InlineData("$20 a month", "$200 a year", false)]
    [InlineData("Free", "Paid", false)]
    public async Task Prices_make_a_line_when_they_differ_in_one_amount(string first, string last, bool isLine)
    {
        using var store = With((first, "2026-03-03"), (last, "2026-06-01"));
        var line = (await HistoryAsync(store)).Facts.Single(fact => fact.Label == "Pricing").Line;
        (line is not null).ShouldBe(isLine);
        line?.Points.ShouldBe([new(new DateOnly(2026, 3, 3), 20), new(new DateOnly(2026, 6, 1), 25.5m)]);
    }

    private static FactHistory Find(ToolHistory history, ChangedFact fact) =>
        history.Facts.Single(other => other.Label == ChangeWords.Label(fact, null)).History;

    private static async Task<FactHistory> PricingAsync(TempStore store) => Find(await HistoryAsync(store), ChangedFact.Pricing);

    private static async Task<ToolHistory> HistoryAsync(TempStore store) => await store.Writer.FindHistoryAsync(await IdAsync(store));

    private static async Task<long> IdAsync(TempStore store) =>
        (await store.Writer.FindToolIdAsync(Slug.Parse(ContradictingCaptures.Tool))).ShouldNotBeNull();

    private static string Page(string price) => Seeds.Text(2).Replace(Old, price, StringComparison.Ordinal);

    private static TempStore With(params (string Price, string? Seen)[] pages)
    {
        var store = new TempStore();
        foreach (var (index, (price, seen)) in pages.Index())
            store.Import($"{index}.txt", Page(price) + new string('\n', index), seen is null ? null : DateOnly.Parse(seen));
        return store;
    }
}
