namespace ToolVerdicts.Load.Backups;

/// <summary>Counts of a run of damages.</summary>
/// <param name="Tried">Damages, with those that change nothing that the store holds.</param>
/// <param name="Found">Damages that change it and that the check finds.</param>
/// <param name="FoundByCheckAlone">Of those, the damages that <c>integrity_check</c> overlooks.</param>
/// <param name="Mended">Of those, the damages after which <c>check --mend</c> leaves a store that is whole.</param>
/// <param name="Refused">Damages that keep the site from starting.</param>
/// <param name="Unnoticed">Damages that nobody finds, to values that neither captures nor votes restore.</param>
/// <param name="Overlooked">Damages to what captures or votes restore that the check does not find.</param>
/// <param name="MendedWrong">Damages after whose mend the facts or tallies are not what they were, although no vote has changed.</param>
/// <param name="Unexplained">Damages that end the start without a sentence.</param>
public sealed record CorruptionFigures(
    int Tried, int Found, int FoundByCheckAlone, int Mended, int Refused, int Unnoticed, IReadOnlyList<string> Overlooked,
    IReadOnlyList<string> MendedWrong, IReadOnlyList<string> Unexplained)
{
    /// <summary>True when nothing was overlooked or unexplained, and there was something to find.</summary>
    public bool IsGood => Overlooked.Count == 0 && MendedWrong.Count == 0 && Unexplained.Count == 0 && FoundByCheckAlone > 0;
}
