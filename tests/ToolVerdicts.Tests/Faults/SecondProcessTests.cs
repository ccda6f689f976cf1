using ToolVerdicts.Load.Faults;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of what <c>second-process</c> in ToolVerdicts.Load does at length.</summary>
public class SecondProcessTests
{
    [Fact]
    public void A_second_process_does_not_serve_a_store_by_its_name_or_by_a_link_and_votes_go_on()
    {
        var run = SecondProcess.Of(2);
        (run.Refused, run.IsClean).ShouldBe((2, true), $"{run}");
    }

    [Fact]
    public void The_same_run_finds_one_that_serves_without_a_lock() => SecondProcess.Of(1, keepsLock: false).Served.ShouldBe(1);
}
