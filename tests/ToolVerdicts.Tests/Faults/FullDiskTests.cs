using ToolVerdicts.Load.Faults;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of the verb <c>full-disk</c> of ToolVerdicts.Load.</summary>
public class FullDiskTests
{
    [Fact]
    public void Votes_are_put_off_while_the_disk_is_full_and_acknowledged_ones_survive_a_kill() =>
        ShouldBeSafe(FullDisk.RunFull(rounds: 1));

    [Fact]
    public void Votes_are_put_off_while_the_disk_is_read_only_and_acknowledged_ones_survive_a_kill() =>
        ShouldBeSafe(FullDisk.RunReadOnly(rounds: 1));

    [Fact]
    public void The_control_that_answers_before_the_commit_loses_votes() =>
        FullDisk.RunControl(rounds: 1).Faults.Lost.ShouldBeGreaterThan(0);

    [Fact]
    public void An_import_on_a_full_disk_reports_it_in_one_sentence_and_changes_nothing()
    {
        var (code, sentence, isAsBefore) = FullDisk.RunImport();
        code.ShouldBe(3);
        sentence.Split('\n').ShouldHaveSingleItem().ShouldMatch("^The disk that holds .* is full; make room and start again.$");
        isAsBefore.ShouldBeTrue();
    }

    private static void ShouldBeSafe(FaultFigures site)
    {
        site.Faults.ShouldBe(LedgerFaults.None);
        site.PutOff.ShouldBeGreaterThan(0);
        site.LongestRecovery.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
