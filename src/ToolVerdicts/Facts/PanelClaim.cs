namespace ToolVerdicts.Facts;

/// <summary>The statement of one source on a panel. At least one of share and counts is stated.</summary>
/// <param name="Share">Percent of the panel that says ship, as rounded by the source; null is "not stated".</param>
/// <param name="Counts">The counts; null is "not stated".</param>
/// <param name="Deduced">The counts that the share and the number of reviews beside it come to; null when they come to none.</param>
public sealed record PanelClaim(long? Share, Tally? Counts, Tally? Deduced)
{
    private long? AnyShare => Share ?? Counts?.SharePercent;

    /// <summary>True when shares are equal and counts do not differ. Counts that were only deduced contradict nothing.</summary>
    public bool IsSameAs(PanelClaim other) =>
        AnyShare == other.AnyShare && (Counts is null || other.Counts is null || Counts == other.Counts);

    /// <summary>Fills what is null from a claim that is the same. Of two deduced counts, those of more reviews are taken.</summary>
    public PanelClaim CompletedBy(PanelClaim other) => new(
        Share ?? other.Share,
        Counts ?? other.Counts,
        (Deduced?.Total ?? 0) >= (other.Deduced?.Total ?? 0) ? Deduced : other.Deduced);

    /// <summary>The claim in words, such as "4 ship / 0 skip" or "75% ship".</summary>
    public override string ToString() => (Counts ?? Deduced)?.ToString() ?? $"{Share}% ship";
}
