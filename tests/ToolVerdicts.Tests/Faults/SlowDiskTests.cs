using ToolVerdicts.Load.Faults;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of the verb <c>slow-disk</c> of ToolVerdicts.Load.</summary>
public class SlowDiskTests
{
    [Fact]
    public void Votes_wait_for_a_slow_disk_and_none_is_lost()
    {
        var site = SlowDisk.RunSite(ms: 200, votes: 300, pages: 30);
        site.Votes.Faults.ShouldBe(LedgerFaults.None);
        site.Votes.PutOff.ShouldBe(0);
        site.LongestVote.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_control_that_answers_before_the_commit_loses_votes() =>
        SlowDisk.RunControl(ms: 200, votes: 300).Faults.Lost.ShouldBeGreaterThan(0);
}
