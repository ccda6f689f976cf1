using ToolVerdicts.Load.Faults;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of the verb <c>second-process</c> of ToolVerdicts.Load.</summary>
public class SecondProcessTests
{
    [Fact]
    public void A_second_process_does_not_serve_a_store_by_its_path_or_by_a_link_and_votes_go_on()
    {
        var run = SecondProcess.RunAttempts(2);
        (run.Refused, run.IsClean).ShouldBe((2, true), $"{run}");
    }

    [Fact]
    public void Nor_does_it_when_the_locks_file_was_removed() => SecondProcess.RunAttempts(1, keepsLock: false).Served.ShouldBe(0);

    [Fact]
    public void The_control_on_a_copy_serves() => SecondProcess.RunAttempts(1, ofCopy: true).Served.ShouldBe(1);
}
