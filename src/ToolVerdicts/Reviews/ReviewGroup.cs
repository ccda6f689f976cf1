namespace ToolVerdicts.Reviews;

/// <summary>A count of reviews of one reviewer that have the same call on tools with the same verdicts.</summary>
public sealed record ReviewGroup
{
    public string Reviewer { get; init; } = "";

    public Basis ReviewerBasis { get; init; }

    /// <summary>The call; null is not stated.</summary>
    public Call? Call { get; init; }

    /// <summary>How many of the tool's panel say ship; null when that is not known.</summary>
    public long? PanelShip { get; init; }

    /// <summary>How many of the tool's panel say skip; null when that is not known.</summary>
    public long? PanelSkip { get; init; }

    /// <summary>The verdict of the visitors' votes on the tool; null without votes.</summary>
    public Verdict? Community { get; init; }

    /// <summary>How many reviews these are, each of another tool.</summary>
    public long Count { get; init; }

    /// <summary>How many of the reviews have a score.</summary>
    public long Scored { get; init; }

    /// <summary>The sum of those scores; zero when there are none.</summary>
    public long ScoreSum { get; init; }

    /// <summary>
    /// True when the call is the panel's verdict, false when it is the opposite; null when one of them is not known or the verdict is
    /// Mixed.
    /// </summary>
    public bool? AgreesWithPanel =>
        AgreesWith(PanelShip is { } ship && PanelSkip is { } skip ? new Tally(ship, skip).Verdict : null);

    /// <summary><see cref="AgreesWithPanel"/> for the verdict of the visitors' votes.</summary>
    public bool? AgreesWithCommunity => AgreesWith(Community);

    private bool? AgreesWith(Verdict? other) => Call is { } call && other is { } verdict and not Verdict.Mixed
        ? verdict == (call == Verdicts.Call.Ship ? Verdict.Ship : Verdict.Skip)
        : null;
}
