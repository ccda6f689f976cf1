using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Tests.Votes;

/// <summary>A short run of what <c>votes-crash</c> in ToolVerdicts.Load does at length.</summary>
public class VoteCrashTests
{
    private const int Rounds = 4;

    [Fact]
    public void A_site_that_is_killed_while_many_vote_has_every_vote_it_acknowledged_once()
    {
        var run = VoteCrash.RunSite(Rounds);
        run.Acknowledged.ShouldBeGreaterThan(2_000);
        run.Faults.ShouldBe(LedgerFaults.None);
    }

    [Fact]
    public void The_same_run_finds_what_a_server_loses_that_answers_before_the_commit() =>
        VoteCrash.RunControl(Rounds).Faults.Lost.ShouldBeGreaterThan(0);
}
