using ToolVerdicts.Load.Faults;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of what <c>restarts</c> in ToolVerdicts.Load does at length.</summary>
public class RestartTests
{
    [Fact]
    public void A_site_that_is_stopped_under_load_forgets_and_cuts_off_nobody()
    {
        var run = Restarts.OfStops(2);
        run.Answered.ShouldBeGreaterThan(400);
        run.IsClean.ShouldBeTrue($"{run}");
    }

    [Fact]
    public void Clients_that_stand_still_hold_up_a_stop_for_less_than_ten_seconds()
    {
        var run = Restarts.OfStops(1, hasSlowClients: true);
        run.IsClean.ShouldBeTrue($"{run}");
    }

    [Fact]
    public void The_same_run_finds_what_a_kill_forgets()
    {
        var run = Restarts.OfKills(1);
        (run.Forgotten + run.CutOff).ShouldBeGreaterThan(0);
    }
}
