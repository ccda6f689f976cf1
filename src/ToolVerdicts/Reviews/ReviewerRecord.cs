namespace ToolVerdicts.Reviews;

/// <summary>How many reviews of one reviewer agree in all that a record asks of them.</summary>
public sealed record ReviewGroup
{
    /// <summary>The reviewer's key.</summary>
    public string Reviewer { get; init; } = "";

    /// <summary>How the reviewer is known.</summary>
    public Basis ReviewerBasis { get; init; }

    /// <summary>The call; null is not stated.</summary>
    public Call? Call { get; init; }

    /// <summary>How many of the tool's panel say ship; null when that is not known.</summary>
    public long? PanelShip { get; init; }

    /// <summary>How many of the tool's panel say skip; null when that is not known.</summary>
    public long? PanelSkip { get; init; }

    /// <summary>How many reviews these are, each on another tool.</summary>
    public long Count { get; init; }

    /// <summary>How many of them have a score.</summary>
    public long Scored { get; init; }

    /// <summary>The sum of those scores; null when there are none.</summary>
    public long? ScoreSum { get; init; }

    /// <summary>
    /// True when the call is the panel's verdict, false when it is the opposite one; null when there is nothing to agree with: no call, or a
    /// verdict that is Mixed or not known.
    /// </summary>
    public bool? Agrees => Call is { } call && PanelShip is { } ship && PanelSkip is { } skip && new Tally(ship, skip).Verdict is { } verdict and not Verdict.Mixed
        ? verdict == (call == Reviews.Call.Ship ? Verdict.Ship : Verdict.Skip)
        : null;
}

/// <summary>What a reviewer has said so far. Reviews whose reviewer is only inferred are left out.</summary>
/// <param name="Reviews">How many reviews count, each on another tool.</param>
/// <param name="Calls">Their calls.</param>
/// <param name="Scored">How many have a score.</param>
/// <param name="ScoreSum">The sum of those scores.</param>
/// <param name="Agreed">How many calls are the panel's verdict.</param>
/// <param name="Compared">How many calls could be.</param>
/// <param name="Inferred">How many reviews were left out.</param>
public sealed record ReviewerRecord(long Reviews, Tally Calls, long Scored, long ScoreSum, long Agreed, long Compared, long Inferred)
{
    /// <summary>The mean of the stated scores, 0 to 100; null when there are none.</summary>
    public double? MeanScore => Scored == 0 ? null : (double)ScoreSum / Scored;

    /// <summary>The record that these reviews of one reviewer make.</summary>
    public static ReviewerRecord Of(IEnumerable<ReviewGroup> groups)
    {
        var all = groups.ToLookup(group => group.ReviewerBasis == Basis.Inferred);
        var own = all[false].ToList();
        return new ReviewerRecord(
            own.Sum(group => group.Count),
            new Tally(Count(group => group.Call == Call.Ship), Count(group => group.Call == Call.Skip)),
            own.Sum(group => group.Scored),
            own.Sum(group => group.ScoreSum ?? 0),
            Count(group => group.Agrees == true),
            Count(group => group.Agrees is not null),
            all[true].Sum(group => group.Count));

        long Count(Func<ReviewGroup, bool> isCounted) => own.Where(isCounted).Sum(group => group.Count);
    }
}
