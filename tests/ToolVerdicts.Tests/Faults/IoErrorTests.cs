using ToolVerdicts.Load.Faults;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of what <c>io-errors</c> in ToolVerdicts.Load does at length.</summary>
public class IoErrorTests
{
    private const int Calls = 4;

    [Fact]
    public void Votes_are_put_off_while_calls_of_the_disk_fail_and_what_was_acknowledged_is_there_after_a_kill()
    {
        var (site, errors) = IoErrors.OfSite(Calls, callsInLull: 0);
        site.Faults.ShouldBe(LedgerFaults.None);
        errors.ShouldBeGreaterThanOrEqualTo(4 * Calls);
        site.PutOff.ShouldBeGreaterThan(0);
        site.LongestRecovery.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_same_run_finds_what_a_server_loses_that_answers_before_the_commit() => IoErrors.OfEarlyAnswers(calls: 2).Faults.Lost.ShouldBeGreaterThan(0);
}
