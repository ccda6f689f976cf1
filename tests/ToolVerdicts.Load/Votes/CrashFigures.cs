namespace ToolVerdicts.Load.Votes;

/// <summary>The figures of a run of kills.</summary>
/// <param name="Acknowledged">The number of acknowledged votes.</param>
/// <param name="Unanswered">The number of votes that were sent and never answered.</param>
/// <param name="Faults">The sum of the faults found after each kill.</param>
public sealed record CrashFigures(int Acknowledged, int Unanswered, LedgerFaults Faults)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Acknowledged} votes acknowledged, {Unanswered} never answered; {Faults}";
}
