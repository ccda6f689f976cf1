using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>The figures of stops under load.</summary>
/// <param name="Stops">The number of stops.</param>
/// <param name="Unclean">Stops that took longer than ten seconds or ended with another exit code than 0.</param>
/// <param name="Longest">The longest stop.</param>
/// <param name="Answered">All requests that were answered.</param>
/// <param name="Dropped">Requests that were sent before the signal and not answered.</param>
/// <param name="CutOff">Requests whose answer ended in the middle.</param>
/// <param name="Late">Requests that were sent after the signal and still answered.</param>
/// <param name="Refused">Requests that were sent after the signal and got no byte of an answer.</param>
/// <param name="Faults">Differences between the store and the acknowledgements.</param>
public sealed record RestartFigures(
    int Stops, int Unclean, TimeSpan Longest, int Answered, int Dropped, int CutOff, int Late, int Refused, LedgerFaults Faults)
{
    /// <summary>True when all stops were clean and no request or vote was lost.</summary>
    public bool IsClean => Unclean == 0 && Dropped == 0 && CutOff == 0 && Faults == LedgerFaults.None;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Stops} stops, {Unclean} unclean, the longest {Longest.TotalSeconds:F1} s; {Answered} requests answered, {Dropped} dropped, "
        + $"{CutOff} cut off; after the signal {Late} answered, {Refused} refused; {Faults}";
}
