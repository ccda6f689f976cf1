using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Facts;
using ToolVerdicts.Importing;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Facts;

public class ChangingFactTests
{
    private static readonly (string Name, string Text, DateOnly? Seen)[] Turns =
    [
        ("first.txt", Seeds.Text(2), null),
        ("price.txt", ContradictingCaptures.WithPriceAndScore, new DateOnly(2026, 11, 18)),
        ("skip.txt", ContradictingCaptures.WithSkip, new DateOnly(2026, 11, 20)),
    ];

    [Fact]
    public async Task What_was_seen_last_stands_in_whatever_order_it_was_imported()
    {
        var dumps = new HashSet<string>();
        foreach (var order in Orders.Of(Turns))
        {
            using var store = Imported(order);
            dumps.Add(store.Dump());
            var tool = (await store.Writer.FindToolsAsync([Slug.Parse(ContradictingCaptures.Tool)])).ShouldHaveSingleItem();
            (tool.Verdict, tool.PriceText, tool.PanelSeen).ShouldBe((Verdict.Skip, "$0.0006 a second", new DateOnly(2026, 11, 20)));
            StoreCheck.Run(store.Database).ShouldBeEmpty();
        }

        dumps.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_turn_is_one_change()
    {
        using var store = Imported(Turns);
        var changes = await store.Writer.ListChangesAsync(limit: 50);
        changes.Reverse().Select(change => (change.Name[..5], change.Fact, change.Reviewer, change.Before, change.After)).ShouldBe(
        [
            ("Mistr", ChangedFact.Added, null, null, "Mistral 3 Small (22B)"),
            ("Modal", ChangedFact.Added, null, null, "Modal GPU Serverless Inference"),
            ("Modal", ChangedFact.Pricing, null, ContradictingCaptures.Price, "$0.0006 a second"),
            ("Modal", ChangedFact.Score, "Builder", "88", "90"),
            ("Modal", ChangedFact.Panel, null, "4 ship / 0 skip", "1 ship / 3 skip"),
            ("Modal", ChangedFact.Call, "Skeptic", "ship", "skip"),
            ("Modal", ChangedFact.Call, "Futurist", "ship", "skip"),
            ("Modal", ChangedFact.Call, "Founder", "ship", "skip"),
        ]);
        (await store.Writer.ListVerdictChangesAsync(10)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            change => (change.BeforeVerdict, change.AfterVerdict).ShouldBe((Verdict.Ship, Verdict.Skip)),
            change => change.FileName.ShouldBe("skip.txt"));
    }

    [Fact]
    public void All_orders_of_contradicting_dated_captures_give_the_same_store()
    {
        var page = Seeds.Text(2);
        var (count, all) = (Amount.Of(5, full: 6), Amount.Of(120, full: 720));
        (string, string, DateOnly?)[] captures =
        [
            ("1.txt", page, new DateOnly(2026, 11, 1)),
            ("2.txt", page.Replace("88/100", "91/100", StringComparison.Ordinal), new DateOnly(2026, 11, 1)),
            ("3.txt", ContradictingCaptures.WithSkip, new DateOnly(2026, 11, 2)),
            ("4.txt", page.Replace("The primitive is clean: snapshot", "Clean: snapshot", StringComparison.Ordinal),
                new DateOnly(2026, 11, 2)),
            ("5.txt", Seeds.Text(0).Replace("75%", "100%", StringComparison.Ordinal), new DateOnly(2026, 11, 3)),
            ("6.txt", page.Replace("\nPaid\n", "\nFreemium\n", StringComparison.Ordinal), null),
        ];
        using var store = new TempStore();
        var dumps = new HashSet<string>();
        var orders = 0;
        store.Writer.InTransaction(() => Import(captures[^count..]));
        orders.ShouldBe(all);
        dumps.ShouldHaveSingleItem().ShouldContain("contested=text");

        // Imports one capture after another, and takes each back before the next order.
        int Import(IReadOnlyList<(string Name, string Text, DateOnly? Seen)> left)
        {
            if (left.Count == 0)
            {
                dumps.Add(store.Dump());
                return orders++;
            }

            foreach (var capture in left)
            {
                store.Writer.Execute("SAVEPOINT one_order");
                store.Import(capture.Name, capture.Text, capture.Seen);
                Import(left.Where(other => other != capture).ToList());
                store.Writer.Execute("ROLLBACK TO one_order; RELEASE one_order");
            }

            return orders;
        }
    }

    [Fact]
    public async Task Two_captures_of_one_day_that_differ_are_contested_and_the_panel_has_no_verdict()
    {
        var day = new DateOnly(2026, 11, 20);
        using var store = Imported([("a.txt", Seeds.Text(2), day), ("b.txt", ContradictingCaptures.WithSkip, day)]);
        var tool = (await store.Writer.FindToolsAsync([Slug.Parse(ContradictingCaptures.Tool)])).ShouldHaveSingleItem();
        (tool.Verdict, tool.Panel, tool.PriceText, tool.Stamp.Words).ShouldBe((null, null, null, "Contested"));
        tool.IsContested(ToolFact.Panel).ShouldBeTrue();
        tool.IsContested(ToolFact.Pricing).ShouldBeTrue();
        tool.IsContested(ToolFact.Price).ShouldBeFalse();
        store.Writer.QuerySingle<long>("SELECT panel_rank FROM tools WHERE id = @Id", tool).ShouldBe(Rank.Unknown);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
        store.Import("c.txt", Seeds.Text(2) + "\n", day.AddDays(1)).Count(FactOutcome.Change).ShouldBe(0);
        (await store.Writer.FindToolsAsync([tool.Slug]))[0].Verdict.ShouldBe(Verdict.Ship);
    }

    [Fact]
    public void A_capture_older_than_what_stands_changes_no_page()
    {
        using var store = Imported(Turns);
        var before = StandingRows(store);
        var older = store.Import(
            "older.txt", Seeds.Text(2).Replace("\nPaid\n", "\nFree\n", StringComparison.Ordinal), new DateOnly(2026, 1, 1));
        older.Count(FactOutcome.Older).ShouldBeGreaterThan(0);
        (older.Count(FactOutcome.Change), older.Count(FactOutcome.Contest)).ShouldBe((0, 0));
        StandingRows(store).ShouldBe(before);
        store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM changes WHERE revision_id = 4 AND fact <> 'sources'").ShouldBe(0);
    }

    [Fact]
    public void The_same_capture_with_another_day_was_seen_again_and_can_stand_again()
    {
        using var store = Imported(Turns);
        store.Import("skip.txt", ContradictingCaptures.WithSkip, new DateOnly(2026, 11, 20), isKnown: true);
        var again = store.Import("price.txt", ContradictingCaptures.WithPriceAndScore, new DateOnly(2026, 11, 21));
        again.IsSeenAgain.ShouldBeTrue();
        again.Facts.ShouldContain(fact => fact.Fact == "panel" && fact.Outcome == FactOutcome.Change && fact.Other == "1 ship / 3 skip");
        store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM captures").ShouldBe(3);
        store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM sightings").ShouldBe(4);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void A_clock_set_back_between_two_imports_does_not_change_the_order_of_revisions()
    {
        using var store = new TempStore();
        var time = new FakeTimeProvider(TempStore.Noon);
        var importer = new Importer(store.Writer, time);
        importer.Import([store.Write(Seeds.Text(2), "a.txt")]).ToList();
        time.AdjustTime(TempStore.Noon.AddDays(-3));
        importer.Import([store.Write(ContradictingCaptures.WithSkip, "b.txt")], new DateOnly(2026, 11, 18)).ToList();
        store.Writer.Query<DateTimeOffset>("SELECT recorded_at FROM revisions ORDER BY id").ShouldBe([TempStore.Noon, TempStore.Noon]);
        StoreCheck.Run(store.Database).ShouldBeEmpty();
    }

    [Fact]
    public void Many_captures_of_one_tool_are_taken_in_and_the_last_day_stands()
    {
        using var store = new TempStore();
        var captures = Amount.Of(200, full: 1000);
        var first = new DateOnly(2023, 1, 1);
        store.Writer.InTransaction(() => Enumerable.Range(0, captures).Count(number => store.Import(
            $"{number}.txt",
            Seeds.Text(2).Replace("88/100", $"{number % 100}/100", StringComparison.Ordinal),
            first.AddDays(number)) is not null));
        store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM changes WHERE fact = 'score'").ShouldBe(captures - 1);
        store.Writer.QuerySingle<string>("SELECT panel_seen FROM tools WHERE slug = @Tool", new { ContradictingCaptures.Tool })
            .ShouldBe(first.AddDays(captures - 1).ToString("yyyy-MM-dd"));
    }

    private static string StandingRows(TempStore store) => string.Join('\n', store.Dump().Split('\n').Where(line =>
        line.StartsWith("tool:", StringComparison.Ordinal) || line.StartsWith("review:", StringComparison.Ordinal)));

    private static TempStore Imported(IEnumerable<(string Name, string Text, DateOnly? Seen)> captures)
    {
        var store = new TempStore();
        foreach (var (name, text, seen) in captures)
            store.Import(name, text, seen);
        return store;
    }
}
