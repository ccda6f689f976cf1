namespace ToolVerdicts.Load.Backups;

/// <summary>The figures of a run that damages a store's file.</summary>
/// <param name="Tried">All damages, including those that change no stored value.</param>
/// <param name="Found">Damages of stored values that the store check finds.</param>
/// <param name="FoundByCheckAlone">Damages among <paramref name="Found"/> that <c>integrity_check</c> overlooks.</param>
/// <param name="Refused">Damages with which the site refuses to start.</param>
/// <param name="Unnoticed">Damages that are not found, of values that neither captures nor votes restore.</param>
/// <param name="Overlooked">Damages that the check does not find, of values that captures or votes restore.</param>
/// <param name="Unexplained">Damages with which the start fails without a sentence.</param>
public sealed record CorruptionFigures(
    int Tried,
    int Found,
    int FoundByCheckAlone,
    int Refused,
    int Unnoticed,
    IReadOnlyList<string> Overlooked,
    IReadOnlyList<string> Unexplained)
{
    /// <summary>True when nothing was overlooked or unexplained, and <c>integrity_check</c> alone would have overlooked damage.</summary>
    public bool IsGood => Overlooked.Count == 0 && Unexplained.Count == 0 && FoundByCheckAlone > 0;
}
