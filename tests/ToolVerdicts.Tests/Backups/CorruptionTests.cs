using ToolVerdicts.Load.Backups;

namespace ToolVerdicts.Tests.Backups;

public class CorruptionTests
{
    [Fact]
    public void Damage_to_the_file_that_changes_what_the_store_holds_is_found_and_keeps_it_from_being_served_also_where_SQLite_overlooks_it()
    {
        var figures = Corruptions.Of(25);
        figures.Overlooked.ShouldBeEmpty();
        figures.Served.ShouldBeEmpty();
        figures.WithoutWayBack.ShouldBe(0);
        figures.UnseenBySqlite.ShouldBeGreaterThan(0);
    }
}
