using ToolVerdicts.Load.Faults;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of what <c>power-loss</c> in ToolVerdicts.Load does at length.</summary>
public class PowerLossTests
{
    private const int Votes = 80;
    private const int Images = 200;

    [Fact]
    public void A_store_whose_power_goes_while_many_vote_is_whole_and_has_every_vote_that_was_acknowledged()
    {
        var site = PowerLoss.OfSite(bursts: 2, Votes, Images);
        site.ShouldBe(new CrashImageFigures(Images, 0, 0, 0));
    }

    [Fact]
    public void The_same_run_finds_what_a_writer_loses_that_flushes_less() =>
        PowerLoss.Of(WritePath.Normal, bursts: 1, Votes, images: 50).Losing.ShouldBeGreaterThan(0);
}
