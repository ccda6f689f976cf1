namespace ToolVerdicts.Votes;

/// <summary>Votes on one tool and day that wait for an operator, because their networks had reached the cap.</summary>
public sealed record WaitingVotes
{
    public string Slug { get; init; } = "";

    /// <summary>The day (UTC).</summary>
    public DateOnly Day { get; init; }

    /// <summary>Waiting votes that say ship.</summary>
    public long Ship { get; init; }

    /// <summary>Waiting votes that say skip.</summary>
    public long Skip { get; init; }

    /// <summary>Votes on the tool that count and say ship.</summary>
    public long CountedShip { get; init; }

    /// <summary>Votes on the tool that count and say skip.</summary>
    public long CountedSkip { get; init; }

    /// <summary>The waiting votes.</summary>
    public Tally Votes => new(Ship, Skip);

    /// <summary>The votes on the tool that count.</summary>
    public Tally Counted => new(CountedShip, CountedSkip);
}
