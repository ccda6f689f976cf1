using ToolVerdicts.Verdicts;

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

    /// <summary>What the visitors' votes on the tool say; null without votes.</summary>
    public Verdict? Community { get; init; }

    /// <summary>How many reviews these are, each on another tool.</summary>
    public long Count { get; init; }

    /// <summary>How many of them have a score.</summary>
    public long Scored { get; init; }

    /// <summary>The sum of those scores; zero when there are none.</summary>
    public long ScoreSum { get; init; }

    /// <summary>
    /// True when the call is the panel's verdict, false when it is the opposite one; null when there is nothing to agree with: no call, or a
    /// verdict that is Mixed or not known.
    /// </summary>
    public bool? AgreesWithPanel => AgreesWith(PanelShip is { } ship && PanelSkip is { } skip ? new Tally(ship, skip).Verdict : null);

    /// <summary>The same of the visitors' verdict.</summary>
    public bool? AgreesWithCommunity => AgreesWith(Community);

    private bool? AgreesWith(Verdict? other) => Call is { } call && other is { } verdict and not Verdict.Mixed
        ? verdict == (call == Verdicts.Call.Ship ? Verdict.Ship : Verdict.Skip)
        : null;
}

/// <summary>What a reviewer has said so far. Reviews whose reviewer is only inferred are left out.</summary>
/// <param name="Reviews">How many reviews count, each on another tool.</param>
/// <param name="Calls">Their calls.</param>
/// <param name="Scored">How many have a score.</param>
/// <param name="ScoreSum">The sum of those scores.</param>
/// <param name="Panel">How many calls are the panel's verdict.</param>
/// <param name="Community">How many calls are the verdict of the visitors' votes.</param>
/// <param name="Inferred">How many reviews were left out.</param>
public sealed record ReviewerRecord(long Reviews, Tally Calls, long Scored, long ScoreSum, Agreement Panel, Agreement Community, long Inferred)
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
            own.Sum(group => group.ScoreSum),
            AgreementBy(group => group.AgreesWithPanel),
            AgreementBy(group => group.AgreesWithCommunity),
            all[true].Sum(group => group.Count));

        Agreement AgreementBy(Func<ReviewGroup, bool?> agrees) => new(Count(group => agrees(group) == true), Count(group => agrees(group) is not null));

        long Count(Func<ReviewGroup, bool> isCounted) => own.Where(isCounted).Sum(group => group.Count);
    }
}

/// <summary>How often a reviewer's calls are what others say.</summary>
/// <param name="Agreed">How many are.</param>
/// <param name="Compared">How many could be.</param>
public readonly record struct Agreement(long Agreed, long Compared);
