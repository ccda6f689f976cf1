namespace ToolVerdicts.Votes;

/// <param name="Counts">False while it waits for an operator.</param>
public sealed record OwnVote(Call Call, bool Counts);
