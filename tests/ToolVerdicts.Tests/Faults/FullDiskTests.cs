using ToolVerdicts.Load.Faults;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of what <c>full-disk</c> in ToolVerdicts.Load does at length.</summary>
public class FullDiskTests
{
    [Fact]
    public void Votes_are_put_off_while_the_disk_is_full_and_what_was_acknowledged_is_there_after_a_kill() => ShouldBeTrue(FullDisk.OfFull(rounds: 1));

    [Fact]
    public void Votes_are_put_off_while_the_disk_is_read_only_and_what_was_acknowledged_is_there_after_a_kill() => ShouldBeTrue(FullDisk.OfReadOnly(rounds: 1));

    [Fact]
    public void The_same_run_finds_what_a_server_loses_that_answers_before_the_commit() => FullDisk.OfEarlyAnswers(rounds: 1).Faults.Lost.ShouldBeGreaterThan(0);

    [Fact]
    public void An_import_on_a_full_disk_says_so_in_a_sentence_and_changes_nothing()
    {
        var (code, sentence, isAsBefore) = FullDisk.OfImport();
        code.ShouldBe(3);
        sentence.Split('\n').ShouldHaveSingleItem().ShouldMatch("^The disk that holds .* is full; make room and start again.$");
        isAsBefore.ShouldBeTrue();
    }

    private static void ShouldBeTrue(TroubleFigures site)
    {
        site.Faults.ShouldBe(LedgerFaults.None);
        site.PutOff.ShouldBeGreaterThan(0);
        site.LongestRecovery.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}
