namespace ToolVerdicts.Reviews;

/// <summary>Reviews of one reviewer that have the same call on tools with the same verdicts. Null is "not known".</summary>
public sealed record ReviewGroup
{
    public string Reviewer { get; init; } = "";
    public Basis ReviewerBasis { get; init; }
    public Call? Call { get; init; }
    /// <summary>How many of each tool's panel say ship. The table has -1 for null.</summary>
    public long? PanelShip { get; init => field = value < 0 ? null : value; }
    /// <summary>How many of each tool's panel say skip. The table has -1 for null.</summary>
    public long? PanelSkip { get; init => field = value < 0 ? null : value; }
    /// <summary>The verdict of the visitors' votes on each tool; null without votes.</summary>
    public Verdict? Community { get; init; }
    /// <summary>How many reviews the group has.</summary>
    public long Count { get; init; }
    /// <summary>How many of the reviews have a score.</summary>
    public long Scored { get; init; }
    /// <summary>The sum of those scores; zero when there are none.</summary>
    public long ScoreSum { get; init; }

    /// <summary>True when the call is the panel's verdict; null when one of them is not known, or the verdict is Mixed.</summary>
    public bool? AgreesWithPanel =>
        AgreesWith(PanelShip is { } ship && PanelSkip is { } skip ? new Tally(ship, skip).Verdict : null);

    /// <summary><see cref="AgreesWithPanel"/> for the verdict of the visitors' votes.</summary>
    public bool? AgreesWithCommunity => AgreesWith(Community);

    // The table has empty texts for null.
    internal string StoredCall { init => Call = Parse<Call>(value); }
    internal string StoredCommunity { init => Community = Parse<Verdict>(value); }

    private static T? Parse<T>(string stored)
        where T : struct, Enum => stored == "" ? null : Enum.Parse<T>(stored, ignoreCase: true);

    private bool? AgreesWith(Verdict? other) => Call is { } call && other is { } verdict and not Verdict.Mixed
        ? verdict == (call == Verdicts.Call.Ship ? Verdict.Ship : Verdict.Skip)
        : null;
}
