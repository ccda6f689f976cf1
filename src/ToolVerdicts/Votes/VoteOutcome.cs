namespace ToolVerdicts.Votes;

/// <summary>The state of a visitor's vote after it was cast.</summary>
public enum VoteOutcome
{
    Counted,
    /// <summary>The vote is stored and waits for an operator: too many new votes came from its network that day.</summary>
    Kept,
    /// <summary>The visitor has no vote on the tool.</summary>
    None,
    /// <summary>Votes on the tool are closed; nothing was changed.</summary>
    Closed,
}
