namespace ToolVerdicts.Reviews;

/// <summary>The sums over a reviewer's reviews. Reviews whose reviewer is only inferred are left out.</summary>
/// <param name="Reviews">How many reviews count, each of another tool.</param>
/// <param name="Calls">Their calls.</param>
/// <param name="Scored">How many of them have a score.</param>
/// <param name="ScoreSum">The sum of those scores.</param>
/// <param name="Panel">Agreement of the calls with the panel's verdicts.</param>
/// <param name="Community">Agreement of the calls with the verdicts of the visitors' votes.</param>
/// <param name="Inferred">How many reviews were left out.</param>
public sealed record ReviewerRecord(
    long Reviews, Tally Calls, long Scored, long ScoreSum, Agreement Panel, Agreement Community, long Inferred)
{
    /// <summary>The mean of the stated scores, 0 to 100; null when there are none.</summary>
    public double? MeanScore => Scored == 0 ? null : (double)ScoreSum / Scored;

    public static ReviewerRecord Of(IEnumerable<ReviewGroup> groups)
    {
        var all = groups.ToLookup(group => group.ReviewerBasis == Basis.Inferred);
        var own = all[false].ToList();
        return new ReviewerRecord(
            own.Sum(group => group.Count),
            new Tally(Count(group => group.Call == Call.Ship), Count(group => group.Call == Call.Skip)),
            own.Sum(group => group.Scored),
            own.Sum(group => group.ScoreSum),
            AgreementBy(group => group.AgreesWithPanel),
            AgreementBy(group => group.AgreesWithCommunity),
            all[true].Sum(group => group.Count));

        Agreement AgreementBy(Func<ReviewGroup, bool?> agrees) =>
            new(Count(group => agrees(group) == true), Count(group => agrees(group) is not null));

        long Count(Func<ReviewGroup, bool> isCounted) => own.Where(isCounted).Sum(group => group.Count);
    }
}
