namespace ToolVerdicts.Votes;

/// <summary>A visitor's own vote.</summary>
/// <param name="Call">Ship or skip.</param>
/// <param name="Counts">False while it waits for an operator.</param>
public sealed record OwnVote(Call Call, bool Counts);
