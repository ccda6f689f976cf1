using ToolVerdicts.Load.Digests;

namespace ToolVerdicts.Tests.Newsletter.Issues;

/// <summary>A short run of what <c>digest-faults</c> in ToolVerdicts.Load does at length.</summary>
public class DigestFaultsTests
{
    [Fact]
    public async Task Whatever_the_server_does_wrong_nobody_gets_an_issue_twice_and_nobody_is_forgotten()
    {
        var (figures, modes) = await DigestFaults.OfProgramAsync(readers: 80);
        figures.Faults.ShouldBe(DeliveryFaults.None);
        figures.Recipients.ShouldBe(80);
        modes.Count.ShouldBeGreaterThanOrEqualTo(12);
    }

    [Fact]
    public async Task The_same_run_finds_out_a_sender_that_takes_no_answer_for_a_no() =>
        (await DigestFaults.OfCarelessAsync(readers: 80)).Faults.Doubled.ShouldBeGreaterThan(0);
}
