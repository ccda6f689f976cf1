namespace ToolVerdicts.Comparisons;

/// <summary>The sentence on visitors in the answer of a comparison, when they put another tool first than the panel.</summary>
internal static class VoteAnswer
{
    /// <param name="panels">The tool that the panel puts first; null when it puts none first.</param>
    /// <returns>Null unless every tool has enough votes, and one of the others the largest share.</returns>
    public static Answer? Of(IReadOnlyList<ComparedSide> sides, ComparedSide? panels)
    {
        if (panels is null || sides.Any(side => !side.Tool.AreVotesKept || side.Tool.Here.Votes.Total < CommunityVerdict.FewestVotes))
            return null;
        var voters = ComparedSide.Highest(sides, side => (decimal)side.Tool.VotesShip / side.Tool.Here.Votes.Total);
        if (voters is null || voters == panels)
            return null;
        return new Answer($"Voters lean the other way: {voters.Tool.Here.Share} ship {voters.Name}, "
            + $"{panels.Tool.Here.Share} {panels.Name}.");
    }
}
