using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Votes;

/// <summary>Votes on one tool from one day that came from networks over their cap and wait for an operator.</summary>
public sealed record WaitingVotes
{
    /// <summary>The tool's address part.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The day (UTC).</summary>
    public DateOnly Day { get; init; }

    /// <summary>How many say ship.</summary>
    public long Ship { get; init; }

    /// <summary>How many say skip.</summary>
    public long Skip { get; init; }

    /// <summary>How many of the tool's votes that count say ship.</summary>
    public long CountedShip { get; init; }

    /// <summary>How many of them say skip.</summary>
    public long CountedSkip { get; init; }

    /// <summary>What waits.</summary>
    public Tally Votes => new(Ship, Skip);

    /// <summary>What counts.</summary>
    public Tally Counted => new(CountedShip, CountedSkip);
}
