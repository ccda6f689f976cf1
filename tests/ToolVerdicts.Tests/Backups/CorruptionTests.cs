using ToolVerdicts.Load.Backups;

namespace ToolVerdicts.Tests.Backups;

public class CorruptionTests
{
    [Fact]
    public void Damage_to_what_captures_and_votes_restore_is_found_also_where_SQLite_overlooks_it()
    {
        var figures = Corruptions.Of(Amount.Of(12, full: 25));
        figures.Overlooked.ShouldBeEmpty();
        figures.Unexplained.ShouldBeEmpty();
        figures.MendedWrong.ShouldBeEmpty();
        figures.Mended.ShouldBeGreaterThan(0);
        figures.FoundByCheckAlone.ShouldBeGreaterThan(0);
    }
}
