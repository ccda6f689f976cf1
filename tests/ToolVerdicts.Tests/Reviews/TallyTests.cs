using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Reviews;

public class TallyTests
{
    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(4, 0, Verdict.Ship)]
    [InlineData(3, 1, Verdict.Ship)]
    [InlineData(2, 2, Verdict.Mixed)]
    [InlineData(1, 3, Verdict.Skip)]
    [InlineData(0, 1, Verdict.Skip)]
    [InlineData(101, 100, Verdict.Ship)]
    [InlineData(1000, 1001, Verdict.Skip)]
    public void The_verdict_is_decided_on_counts_and_not_on_the_rounded_share(long ship, long skip, Verdict? verdict) =>
        new Tally(ship, skip).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(100, 4, 4)]
    [InlineData(75, 4, 3)]
    [InlineData(0, 4, 0)]
    [InlineData(67, 3, 2)]
    [InlineData(33, 3, 1)]
    [InlineData(60, 5, 3)]
    public void A_share_that_only_one_count_makes_gives_the_counts(long share, long total, long ship) =>
        Tally.FromShare(share, total).ShouldBe(new Tally(ship, total - ship));

    [Theory]
    [InlineData(75, 3)]
    [InlineData(75, 0)]
    [InlineData(51, 4)]
    [InlineData(50, 1000)]
    public void A_share_that_no_count_makes_or_several_make_gives_none(long share, long total) =>
        Tally.FromShare(share, total).ShouldBeNull();

    [Fact]
    public void Counts_found_from_a_share_round_back_to_it()
    {
        for (var total = 1; total <= 120; total++)
        {
            for (var ship = 0; ship <= total; ship++)
            {
                var tally = new Tally(ship, total - ship);
                Tally.FromShare(tally.SharePercent!.Value, total).ShouldBeOneOf(tally, null);
                if (total < 100)
                    Tally.FromShare(tally.SharePercent.Value, total).ShouldBe(tally);
            }
        }
    }
}
