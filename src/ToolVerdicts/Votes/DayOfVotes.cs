namespace ToolVerdicts.Votes;

/// <summary>The votes of one day (UTC) on one tool.</summary>
public sealed record DayOfVotes
{
    public Slug Slug { get; init; }
    public DateOnly Day { get; init; }

    /// <summary>Votes that count.</summary>
    public long Ship { get; init; }

    /// <inheritdoc cref="Ship"/>
    public long Skip { get; init; }

    /// <summary>Votes that wait for an operator.</summary>
    public long Waiting { get; init; }
}
