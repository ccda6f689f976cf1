namespace ToolVerdicts.Verdicts;

/// <summary>The votes of visitors on a tool, in the words of the site.</summary>
/// <param name="Votes">The votes that count.</param>
public readonly record struct CommunityVerdict(Tally Votes)
{
    /// <summary>The words of captured pages for no votes.</summary>
    public const string NoVotes = "No community votes yet";

    /// <summary>The words of this site for no votes.</summary>
    public const string NoneYet = "No votes yet";

    /// <summary>The words for no votes where a visitor can vote.</summary>
    public const string CastTheFirst = $"{NoneYet}. Cast the first.";

    /// <summary>Fewer votes are no verdict of a community: they get no stamp and no percentage.</summary>
    public const long FewestVotes = 5;

    /// <summary>The words for the votes of a past day on which they were not kept.</summary>
    public const string NotKept = "votes not kept for that day";

    /// <summary>The counts, such as "11 of 15 ship it".</summary>
    public string Counts => Votes.Total == 0 ? NoneYet : $"{Share} ship it";

    /// <summary>The counts, such as "11 of 15".</summary>
    public string Share => string.Create(CultureInfo.InvariantCulture, $"{Votes.Ship:N0} of {Votes.Total:N0}");

    /// <summary>The verdict; null while there are fewer votes than <see cref="FewestVotes"/>.</summary>
    public Verdict? Verdict => Votes.Total < FewestVotes ? null : Votes.Verdict;

    /// <summary>The interval in words; null while there are fewer than <see cref="Wilson.FewestVotes"/> votes.</summary>
    public string? Range => Votes.Total >= Wilson.FewestVotes && Wilson.Of(Votes) is { } interval
        ? $"between {Percent(interval.Low)} and {Percent(interval.High)} ship with {Wilson.Confidence}% confidence"
        : null;

    /// <summary>How many more votes, all for the side that is behind, change the verdict; null without votes.</summary>
    public long? FlipDistance => Votes.Total == 0 ? null : Math.Max(1, Math.Abs(Votes.Ship - Votes.Skip));

    /// <summary>The flip distance as a sentence; null without votes.</summary>
    public string? Flip => FlipDistance is not { } distance ? null : Votes.Verdict switch
    {
        Verdicts.Verdict.Ship => $"{More(distance, "skip")} would turn it to Mixed.",
        Verdicts.Verdict.Skip => $"{More(distance, "ship")} would turn it to Mixed.",
        _ => "1 more vote either way would turn it.",
    };

    /// <summary>A sentence that compares the verdict with the panel's; null when one of the two is not known.</summary>
    public string? CompareWith(Verdict? panel) => (Verdict, panel) switch
    {
        ({ } own, { } other) when own == other => $"The panel says {other} too.",
        ({ }, { } other) => $"The panel disagrees: it says {other}.",
        _ => null,
    };

    private static string More(long distance, string side) =>
        $"{distance.ToString("N0", CultureInfo.InvariantCulture)} more {side} {(distance == 1 ? "vote" : "votes")}";

    private static string Percent(double share) => $"{Math.Round(100 * share):0}%";
}
