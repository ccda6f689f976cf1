using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Facts;

namespace ToolVerdicts.Tests.Importing;

public class PriceChangeTests
{
    [Fact]
    public async Task A_price_that_a_later_capture_tells_more_of_is_recorded_with_before_and_after()
    {
        using var store = TempStore.With(Seeds.PathOf(0));
        store.Import(Seeds.PathOf(2));
        var change = (await store.Writer.ListChangesAsync(20)).Where(IsOfPrice).ShouldHaveSingleItem();
        (change.Slug.ToString(), change.Fact, change.Before).ShouldBe(("mistral-3-small-22b", ChangedFact.Pricing, null));
        change.After.ShouldBe("Free (Apache 2.0 open weights on Hugging Face)");
        StoreCheck.Run(store.Database).ShouldBeEmpty();
        store.Writer.Execute("DELETE FROM changes WHERE id = @Id", new { change.Id });
        StoreCheck.Run(store.Database).ShouldHaveSingleItem().ShouldStartWith("change of pricing of mistral-3-small-22b in revision 2: ");
    }

    [Fact]
    public async Task The_same_price_again_and_the_price_of_a_new_tool_are_no_change_and_a_contested_price_is_one()
    {
        using var store = TempStore.With(Seeds.PathOf(2));
        store.ImportText($"{Seeds.Text(2)}\n", "again.txt");
        store.Writer.QuerySingle<long>("SELECT COUNT(*) FROM captures").ShouldBe(2);
        (await store.Writer.ListChangesAsync(20)).ShouldNotContain(change => IsOfPrice(change));
        store.ImportText(Seeds.Text(2).Replace("\nPaid\n", "\nFree\n"), "contested.txt");
        var change = (await store.Writer.ListChangesAsync(20)).Where(IsOfPrice).ShouldHaveSingleItem();
        (change.Before, change.BeforeContested, change.After, change.AfterContested).ShouldBe(("Paid", false, null, true));
    }

    private static bool IsOfPrice(ListedChange change) => change.Fact is ChangedFact.Price or ChangedFact.Pricing;
}
