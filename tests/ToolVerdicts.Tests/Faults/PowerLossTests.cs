using ToolVerdicts.Load.Faults;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Tests.Faults;

/// <summary>A short run of the verb <c>power-loss</c> of ToolVerdicts.Load.</summary>
public class PowerLossTests
{
    private const int Votes = 80;
    private const int Images = 200;

    [Fact]
    public void A_store_that_loses_power_during_votes_is_intact_and_has_every_acknowledged_vote()
    {
        var site = PowerLoss.RunSite(bursts: 2, Votes, Images);
        site.ShouldBe(new CrashImageFigures(Images, 0, 0, 0));
    }

    [Fact]
    public void The_control_that_flushes_less_loses_votes() =>
        PowerLoss.RunServer(WritePath.Normal, bursts: 1, Votes, images: 50).Losing.ShouldBeGreaterThan(0);
}
