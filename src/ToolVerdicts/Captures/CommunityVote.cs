namespace ToolVerdicts.Captures;

/// <summary>The community vote that a page states for one tool.</summary>
/// <param name="SharePercent">Percentage of ship votes, 0 to 100; null when there are no votes or the page states only a count.</param>
/// <param name="Votes">The number of votes; null when the page states only a share.</param>
public sealed record CommunityVote(long? SharePercent, long? Votes)
{
    /// <summary>The page states that there are no votes yet.</summary>
    public static CommunityVote None { get; } = new(null, 0);

    /// <summary>True when nothing that both state differs.</summary>
    internal bool IsSameAs(CommunityVote other) =>
        (SharePercent is null || other.SharePercent is null || SharePercent == other.SharePercent)
        && (Votes is null || other.Votes is null || Votes == other.Votes);

    /// <summary>Fills the share and the count that are null from another vote.</summary>
    internal CommunityVote CompletedBy(CommunityVote other) => new(SharePercent ?? other.SharePercent, Votes ?? other.Votes);
}
