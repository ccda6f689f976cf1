namespace ToolVerdicts.Tools;

/// <summary>The orders in which tools are listed, as numbers: the larger comes first, and tools of one rank are ordered by name. The page
/// <c>/methodology</c> shows the rules to visitors.</summary>
public static class Rank
{
    /// <summary>The rank of a tool whose panel is not stated, or that has no votes: behind all others, whose ranks are 0 or more.</summary>
    public const long Unknown = -1;

    public const string PanelRule =
        "by the share of the panel that says ship, then by mean score; those whose panel is not stated follow by name";

    public const string DisputeRule =
        "by how large the minority of the panel is, then by how far the scores are apart; "
        + "those whose panel is not stated follow by name";

    public const string CommunityRule =
        "by the least share of ship that the community’s votes leave likely; tools without votes follow by name";

    // Ranks are whole numbers, because those sort alike on every database.
    private const double CommunityScale = 1_000_000_000;

    // One thousandth of a share weighs more than any mean in hundredths, which is at most 10,000.
    private const long Step = 100_000;

    /// <summary>The lowest dispute rank of a panel that is not unanimous: a minority of one in a thousand.</summary>
    public const long Split = Step;

    /// <summary>The panel's rank: the share of ship, then the mean score. Panels without scores follow their share's others.</summary>
    public static long Panel(Tally? panel, ScoreRange? scores) => panel is not { Total: > 0 } tally
        ? Unknown
        : 1_000 * tally.Ship / tally.Total * Step + (scores is null ? 0 : scores.MeanHundredths + 1);

    /// <summary>The rank of dispute: the share of the minority, then the distance of the scores.</summary>
    public static long Dispute(Tally? panel, ScoreRange? scores) => panel is not { Total: > 0 } tally
        ? Unknown
        : 1_000 * Math.Min(tally.Ship, tally.Skip) / tally.Total * Step + (scores is null ? 0 : scores.Spread + 1);

    /// <summary>The lower bound of the votes' Wilson interval, in billionths; <see cref="Unknown"/> without votes.</summary>
    public static long Community(Tally votes) =>
        Wilson.Of(votes) is { } interval ? (long)Math.Round(interval.Low * CommunityScale) : Unknown;
}
