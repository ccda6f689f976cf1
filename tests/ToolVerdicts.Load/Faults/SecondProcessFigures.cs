using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>The figures of starting second processes on a served store.</summary>
/// <param name="Refused">Processes that refused to start.</param>
/// <param name="Served">Processes that served beside the first.</param>
/// <param name="Votes">The figures of the votes meanwhile.</param>
public sealed record SecondProcessFigures(int Refused, int Served, FaultFigures Votes)
{
    /// <summary>True when no second process served and no acknowledged vote was lost.</summary>
    public bool IsClean => Served == 0 && Votes.Faults == LedgerFaults.None;

    /// <inheritdoc/>
    public override string ToString() => $"{Refused} refused, {Served} served; {Votes}";
}
