namespace ToolVerdicts.Votes;

/// <summary>The state that a visitor wants their vote on a tool to have. Casting it twice changes nothing.</summary>
/// <param name="Call">Ship or skip; null takes the vote back.</param>
/// <param name="From">The network of the voter, for <see cref="NetworkCap"/>.</param>
/// <param name="IsInBurst">True when the tool gets votes far above its usual rate: that of a new voter waits for an operator.</param>
public sealed record Vote(Voter Voter, long ToolId, Call? Call, DateOnly Day, Network From, bool IsInBurst = false);
