using ToolVerdicts.Comparisons;

namespace ToolVerdicts.Tests.Comparisons;

public class ScoreLeadTests
{
    [Theory]
    [InlineData(85L, 88L, 1, 3)]
    [InlineData(88L, 85L, 0, 3)]
    [InlineData(0L, 100L, 1, 100)]
    public void Of_two_scores_the_higher_leads_by_the_distance(long left, long right, int side, long gap) =>
        ScoreLead.Of([left, right]).ShouldBe(new ScoreLead(side, gap));

    [Theory]
    [InlineData(80L, 80L)]
    [InlineData(80L, null)]
    [InlineData(null, 80L)]
    [InlineData(null, null)]
    public void Equal_and_unknown_scores_lead_nowhere(long? left, long? right) =>
        ScoreLead.Of([left, right]).ShouldBe(new ScoreLead(null, 0));

    [Fact]
    public void Of_more_than_two_the_highest_leads_by_no_number()
    {
        ScoreLead.Of([70, 90, 80]).ShouldBe(new ScoreLead(1, 0));
        ScoreLead.Of([70, null, 80, 60]).ShouldBe(new ScoreLead(2, 0));
        ScoreLead.Of([90, 90, 80]).ShouldBe(new ScoreLead(null, 0));
        ScoreLead.Of([90, null, null]).ShouldBe(new ScoreLead(null, 0));
    }
}
