using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Tests.Visitors;

public sealed class SiteClockTests
{
    [Fact]
    public void A_clock_at_the_end_or_the_beginning_of_time_leaves_room_for_days()
    {
        SiteClock.Clamp(DateTimeOffset.MaxValue).AddYears(500).Year.ShouldBe(9500);
        SiteClock.Clamp(DateTimeOffset.MinValue).AddYears(-500).Year.ShouldBe(1500);
        SiteClock.Clamp(TempStore.Noon).ShouldBe(TempStore.Noon);
    }
}
