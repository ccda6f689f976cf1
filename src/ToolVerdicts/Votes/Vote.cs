using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Votes;

/// <summary>What a visitor wants their vote on a tool to be: a state, so that saying it twice changes nothing.</summary>
/// <param name="Voter">The visitor's hash.</param>
/// <param name="ToolId">The tool.</param>
/// <param name="Call">Ship or skip; null takes the vote back.</param>
/// <param name="Day">The day (UTC).</param>
/// <param name="From">Where the vote comes from.</param>
public sealed record Vote(byte[] Voter, long ToolId, Call? Call, DateOnly Day, Network From);

/// <summary>What became of a vote.</summary>
public enum VoteOutcome
{
    /// <summary>It counts.</summary>
    Counted,

    /// <summary>It is kept, and counts once an operator has looked at it: too many new votes came from its network that day.</summary>
    Kept,

    /// <summary>There is no vote of this visitor on the tool now.</summary>
    None,
}
