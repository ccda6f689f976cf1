using ToolVerdicts.Load.Faults;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of what <c>clock-jumps</c> in ToolVerdicts.Load does at length.</summary>
public class ClockJumpTests
{
    private const int Jumps = 8;

    [Fact]
    public void The_site_goes_on_as_ever_when_its_clock_jumps_ahead_and_back()
    {
        var site = ClockJumps.OfSite(Jumps);
        site.ShouldBe(new ClockFigures(Jumps, site.Answered, 0, 0, 0));
    }

    [Fact]
    public async Task No_issue_is_composed_twice_or_tells_again_what_was_told_when_the_clock_jumps()
    {
        var issues = await JumpingIssues.OfProgramAsync(looks: 400, ClockJumps.Seed);
        issues.Issues.ShouldBeGreaterThan(5);
        issues.ShouldBe(new IssueFigures(issues.Issues, 0, 0));
    }

    [Fact]
    public void The_same_run_finds_out_a_program_that_counts_days_since_the_last_issue() => JumpingIssues.OfIntervals(looks: 400, ClockJumps.Seed).Doubled.ShouldBeGreaterThan(0);
}
