using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Votes;

public class CommunityVerdictTests
{
    // Worked out by hand from the formula, and the same as statistics packages give.
    [Theory]
    [InlineData(0, 10, "0.0000", "0.2775")]
    [InlineData(5, 5, "0.2366", "0.7634")]
    [InlineData(10, 0, "0.7225", "1.0000")]
    [InlineData(81, 182, "0.2553", "0.3662")]
    public void The_interval_is_Wilsons(long ship, long skip, string low, string high)
    {
        var interval = Wilson.Of(new Tally(ship, skip))!.Value;
        (RandomVotes.InWords(interval.Low), RandomVotes.InWords(interval.High)).ShouldBe((low, high));
    }

    [Fact]
    public void Ninety_of_a_hundred_rank_above_two_of_two_and_no_votes_below_all()
    {
        Rank.Community(new Tally(90, 10)).ShouldBeGreaterThan(Rank.Community(new Tally(2, 0)));
        Rank.Community(new Tally(0, 1_000)).ShouldBeGreaterThan(Rank.Community(new Tally(0, 0)));
        Rank.Community(new Tally(0, 0)).ShouldBe(Rank.Unknown);
    }

    [Theory]
    [InlineData(0, 0, "No votes yet")]
    [InlineData(1, 0, "1 of 1 ship it")]
    [InlineData(1, 1, "1 of 2 ship it")]
    [InlineData(1_000, 2_000, "1,000 of 3,000 ship it")]
    public void Votes_are_counts_and_no_percentage(long ship, long skip, string words) =>
        new CommunityVerdict(new Tally(ship, skip)).Counts.ShouldBe(words);

    [Fact]
    public void The_interval_is_shown_from_ten_votes_on()
    {
        new CommunityVerdict(new Tally(5, 4)).Range.ShouldBeNull();
        new CommunityVerdict(new Tally(5, 5)).Range.ShouldBe("between 24% and 76% ship with 95% confidence");
    }

    [Fact]
    public void The_flip_distance_is_the_least_number_of_votes_that_turns_the_verdict()
    {
        new CommunityVerdict(new Tally(0, 0)).FlipDistance.ShouldBeNull();
        for (var ship = 0; ship < 12; ship++)
        {
            for (var skip = 0; skip < 12; skip++)
            {
                if (ship + skip > 0)
                    new CommunityVerdict(new Tally(ship, skip)).FlipDistance.ShouldBe(BruteForce(new Tally(ship, skip)),
                        $"{ship} to {skip}");
            }
        }
    }

    [Theory]
    [InlineData(3, 1, "2 more skip votes would turn it to Mixed.")]
    [InlineData(1, 2, "1 more ship vote would turn it to Mixed.")]
    [InlineData(2, 2, "1 more vote either way would turn it.")]
    public void The_flip_distance_is_a_sentence(long ship, long skip, string sentence) =>
        new CommunityVerdict(new Tally(ship, skip)).Flip.ShouldBe(sentence);

    [Fact]
    public void The_verdict_is_held_against_the_panels_only_where_both_are_known()
    {
        new CommunityVerdict(new Tally(5, 0)).CompareWith(Verdict.Ship).ShouldBe("The panel says Ship too.");
        new CommunityVerdict(new Tally(5, 0)).CompareWith(Verdict.Mixed).ShouldBe("The panel disagrees: it says Mixed.");
        new CommunityVerdict(new Tally(5, 0)).CompareWith(panel: null).ShouldBeNull();
        new CommunityVerdict(new Tally(4, 0)).CompareWith(Verdict.Ship).ShouldBeNull("four votes are no verdict");
        new CommunityVerdict(new Tally(0, 0)).CompareWith(Verdict.Ship).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(4, 0, null)]
    [InlineData(0, 4, null)]
    [InlineData(5, 0, Verdict.Ship)]
    [InlineData(2, 3, Verdict.Skip)]
    [InlineData(3, 3, Verdict.Mixed)]
    public void Five_votes_make_a_verdict_and_fewer_make_none(long ship, long skip, Verdict? verdict) =>
        new CommunityVerdict(new Tally(ship, skip)).Verdict.ShouldBe(verdict);

    private static long BruteForce(Tally votes)
    {
        for (var more = 1; ; more++)
        {
            for (var ship = 0; ship <= more; ship++)
            {
                if (new Tally(votes.Ship + ship, votes.Skip + more - ship).Verdict != votes.Verdict)
                    return more;
            }
        }
    }
}
