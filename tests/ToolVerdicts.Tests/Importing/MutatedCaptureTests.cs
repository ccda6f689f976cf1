using ToolVerdicts.Load;

namespace ToolVerdicts.Tests.Importing;

public class MutatedCaptureTests
{
    // The load tests have a command for ten thousand, which takes four minutes.
    private static readonly int Captures = Amount.Of(250, full: 1_000);

    [Fact]
    public void Mutated_captures_crash_nothing_and_leave_no_partial_rows()
    {
        var outcome = MutatedCaptures.Import(Captures);
        outcome.Faults.ShouldBeEmpty();
        outcome.Slowest.ShouldBeLessThan(MutatedCaptures.Longest);
        outcome.Accepted.ShouldBeGreaterThan(Captures / 10);
        outcome.Refused.ShouldBeGreaterThan(Captures / 10);
    }

    [Fact]
    public void Mutated_containers_are_never_read_in_part()
    {
        var outcome = MutatedCaptures.Import(60, areContainers: true);
        outcome.Faults.ShouldBeEmpty();
        outcome.Slowest.ShouldBeLessThan(MutatedCaptures.Longest);
        outcome.Largest.ShouldBeLessThan(MutatedCaptures.MostMemory);
        outcome.Accepted.ShouldBeGreaterThan(5);
        outcome.Refused.ShouldBeGreaterThan(5);
    }
}
