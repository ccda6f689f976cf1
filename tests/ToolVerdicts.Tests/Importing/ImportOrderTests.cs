using Dapper;

namespace ToolVerdicts.Tests.Importing;

public class ImportOrderTests
{
    [Fact]
    public void Orders_of_the_seeds_give_the_same_store()
    {
        using var together = TempStore.With(Seeds.Paths);
        var expected = together.Dump();
        var orders = Permutations(Seeds.Paths).ToList();
        orders.Count.ShouldBe(120);
        var step = Amount.Of(5, full: 1);
        foreach (var order in orders.Where((_, number) => number % step == 0))
        {
            using var store = new TempStore();
            foreach (var path in order)
                store.Import(path).ShouldAllBe(outcome => outcome.Imported != null);
            store.Dump().ShouldBe(expected);
        }
    }

    [Fact]
    public void Captures_that_disagree_give_the_same_store_whatever_order_they_are_named_in()
    {
        var other = Seeds.Text(2).Replace("85/100 · ship", "15/100 · skip");
        var files = new[] { ("a.txt", Seeds.Text(2)), ("b.txt", other), ("c.txt", Seeds.Text(0)) };
        var dumps = Permutations(files).Select(order =>
        {
            using var store = new TempStore();
            store.Import(order.Select(file => store.Write(file.Item2, file.Item1)).ToList());
            return store.Dump();
        });
        dumps.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Captures_of_several_days_give_the_same_store_in_all_orders_and_a_turn_each_in_the_order_of_the_days()
    {
        var price = Seeds.Text(2).Replace("\nPaid\n", "\nFree\n").Replace("85/100 · ship", "15/100 · skip");
        var panel = price.Replace("Ship · 4 ship / 0 skip\nShip", "Skip · 1 ship / 3 skip\nShip");
        (string Name, string Text, int? Day)[] files =
            [("a.txt", Seeds.Text(2), null), ("b.txt", price, 1), ("c.txt", panel, 3), ("d.txt", Seeds.Text(0), null)];
        var dumps = Permutations(files).Select(order =>
        {
            using var store = new TempStore();
            foreach (var (name, text, day) in order)
                store.ImportText(text, name, day is { } known ? new DateOnly(2026, 11, known) : null).Imported.ShouldNotBeNull();
            if (order.SequenceEqual(files))
            {
                store.Writer.Query<string>("SELECT fact FROM changes WHERE fact NOT IN ('added', 'sources') ORDER BY id")
                    .ShouldBe(["score", "call", "price", "panel"], ignoreOrder: true);
            }

            return store.Dump();
        }).Distinct().ToList();
        dumps.ShouldHaveSingleItem().ShouldContain("panel_ship=1 | panel_skip=3");
    }

    [Fact]
    public void An_edited_text_gives_the_same_store_before_and_after_the_named_one()
    {
        var edited = Seeds.Text(0).Replace("The primitive is clean: a quantizable", "The primitive is still clean: a quantizable");
        var dumps = Permutations([("a.txt", edited), ("b.txt", Seeds.Text(2)), ("c.txt", Seeds.Text(3))]).Select(order =>
        {
            using var store = new TempStore();
            foreach (var (name, text) in order)
                store.ImportText(text, name);
            return store.Dump();
        });
        dumps.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void A_second_import_changes_nothing()
    {
        using var store = TempStore.With(Seeds.Paths);
        var before = store.Dump();
        var again = store.Import(Seeds.Paths);
        again.Count.ShouldBe(5);
        again.ShouldAllBe(outcome => outcome.Imported == null && outcome.Refusal == null);
        store.Dump().ShouldBe(before);
    }

    private static IEnumerable<IReadOnlyList<T>> Permutations<T>(IReadOnlyList<T> items) => items.Count == 0
        ? [[]]
        : items.SelectMany((item, i) =>
            Permutations(items.Where((_, j) => j != i).ToList()).Select(rest => (IReadOnlyList<T>)[item, .. rest]));
}
