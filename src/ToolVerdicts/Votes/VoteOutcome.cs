namespace ToolVerdicts.Votes;

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
