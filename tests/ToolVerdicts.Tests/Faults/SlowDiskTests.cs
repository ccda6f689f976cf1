using ToolVerdicts.Load.Faults;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of what <c>slow-disk</c> in ToolVerdicts.Load does at length.</summary>
public class SlowDiskTests
{
    [Fact]
    public void Votes_wait_for_a_slow_disk_and_are_true()
    {
        var site = SlowDisk.OfSite(ms: 200, votes: 300, pages: 30);
        site.Votes.Faults.ShouldBe(LedgerFaults.None);
        site.Votes.PutOff.ShouldBe(0);
        site.LongestVote.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_same_run_finds_what_a_server_loses_that_answers_before_the_commit() => SlowDisk.OfEarlyAnswers(ms: 200, votes: 300).Faults.Lost.ShouldBeGreaterThan(0);
}
