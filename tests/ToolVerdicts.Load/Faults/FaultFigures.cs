using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Faults;

/// <summary>The figures of a run with injected faults.</summary>
/// <param name="Acknowledged">The number of acknowledged votes.</param>
/// <param name="PutOff">Votes that were answered 503 with <c>Retry-After</c>.</param>
/// <param name="Pages">Pages that were read; each was answered 200.</param>
/// <param name="LongestRecovery">The longest time from the end of a fault to the next acknowledged vote.</param>
/// <param name="Faults">Differences between the store and the acknowledgements after a kill.</param>
public sealed record FaultFigures(int Acknowledged, int PutOff, int Pages, TimeSpan LongestRecovery, LedgerFaults Faults)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Acknowledged} votes acknowledged, {PutOff} put off, {Pages} pages read meanwhile, "
        + $"recovered after {LongestRecovery.TotalSeconds:F2} s at most; {Faults}";
}
