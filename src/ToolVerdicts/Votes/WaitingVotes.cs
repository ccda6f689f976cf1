namespace ToolVerdicts.Votes;

/// <summary>Votes on one tool and day (UTC) that wait for an operator, because their networks had reached the cap.</summary>
public sealed record WaitingVotes
{
    public Slug Slug { get; init; }
    public DateOnly Day { get; init; }
    public long Ship { get; init; }
    public long Skip { get; init; }
    public long CountedShip { get; init; }
    public long CountedSkip { get; init; }

    public Tally Votes => new(Ship, Skip);

    /// <summary>All votes on the tool that count.</summary>
    public Tally Counted => new(CountedShip, CountedSkip);
}
