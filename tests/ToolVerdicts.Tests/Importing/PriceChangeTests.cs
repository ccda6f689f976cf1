using Dapper;
using ToolVerdicts.Checking;

namespace ToolVerdicts.Tests.Importing;

public class PriceChangeTests
{
    [Fact]
    public void A_price_that_a_later_capture_tells_more_of_is_recorded_with_before_and_after()
    {
        using var store = TempStore.With(Seeds.PathOf(0));
        store.Import(Seeds.PathOf(2));
        var change = store.Writer.QuerySingle("SELECT t.slug, p.* FROM price_changes p JOIN tools t ON t.id = p.tool_id");
        ((string)change.slug).ShouldBe("mistral-3-small-22b");
        ((string?)change.before_word, (string?)change.before_text, (string?)change.after_word).ShouldBe(("Free", null, "Free"));
        ((string?)change.after_text).ShouldNotBeNull();
        StoreCheck.Run(store.Database).ShouldBeEmpty();
        store.Writer.Execute("DELETE FROM price_changes");
        StoreCheck.Run(store.Database).ShouldContain(said => said.StartsWith("price change", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_price_again_a_price_in_conflict_and_the_price_of_a_new_tool_are_no_change()
    {
        using var store = TempStore.With(Seeds.PathOf(2));
        store.ImportText($"{Seeds.Text(2)}\n", "again.txt");
        store.ImportText(Seeds.Text(2).Replace("\nPaid\n", "\nFree\n"), "conflict.txt");
        store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM captures").ShouldBe(3);
        store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM price_changes").ShouldBe(0);
    }
}
