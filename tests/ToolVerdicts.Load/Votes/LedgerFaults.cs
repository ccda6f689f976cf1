namespace ToolVerdicts.Load.Votes;

/// <summary>Differences between a store and the acknowledgements that its visitors got.</summary>
/// <param name="Lost">Acknowledged votes that the store lacks or holds with another word.</param>
/// <param name="Doubled">Votes in the store that no visitor cast, or that it holds twice.</param>
/// <param name="Miscounted">Tools whose tally differs from a recount of their votes.</param>
public sealed record LedgerFaults(long Lost, long Doubled, long Miscounted)
{
    /// <summary>No difference.</summary>
    public static readonly LedgerFaults None = new(0, 0, 0);

    /// <summary>The sum of two sets of faults.</summary>
    public static LedgerFaults operator +(LedgerFaults left, LedgerFaults right) =>
        new(left.Lost + right.Lost, left.Doubled + right.Doubled, left.Miscounted + right.Miscounted);

    /// <inheritdoc/>
    public override string ToString() => $"lost {Lost}, doubled {Doubled}, miscounted {Miscounted}";
}
