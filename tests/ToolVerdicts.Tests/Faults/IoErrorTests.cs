using ToolVerdicts.Load.Faults;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of the verb <c>io-errors</c> of ToolVerdicts.Load.</summary>
public class IoErrorTests
{
    private const int Calls = 4;

    [Fact]
    public void Votes_are_put_off_while_writes_and_flushes_fail_and_acknowledged_ones_survive_a_kill()
    {
        var (site, errors) = IoErrors.RunSite(Calls, callsWhenIdle: 0);
        site.Faults.ShouldBe(LedgerFaults.None);
        errors.ShouldBeGreaterThanOrEqualTo(4 * Calls);
        site.PutOff.ShouldBeGreaterThan(0);
        site.LongestRecovery.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_control_that_answers_before_the_commit_loses_votes() =>
        IoErrors.RunControl(calls: 2).Faults.Lost.ShouldBeGreaterThan(0);
}
