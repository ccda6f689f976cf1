using ToolVerdicts.Load.Faults;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of the verb <c>restarts</c> of ToolVerdicts.Load.</summary>
public class RestartTests
{
    [Fact]
    public void A_site_that_is_stopped_under_load_drops_and_cuts_off_no_request()
    {
        var run = Restarts.RunStops(2);
        run.Answered.ShouldBeGreaterThan(400);
        run.IsClean.ShouldBeTrue($"{run}");
    }

    [Fact]
    public void Stalled_clients_delay_a_stop_by_less_than_ten_seconds()
    {
        var run = Restarts.RunStops(1, hasSlowClients: true);
        run.IsClean.ShouldBeTrue($"{run}");
    }

    [Fact]
    public void The_control_that_kills_the_site_drops_requests()
    {
        // A kill may fall between the requests of all clients.
        Enumerable.Range(0, 5).Select(_ => Restarts.RunControl(1)).Any(run => run.Dropped + run.CutOff > 0).ShouldBeTrue();
    }
}
