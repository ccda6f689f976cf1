namespace ToolVerdicts.Importing;

/// <summary>A capture after its import.</summary>
/// <param name="Address">The comparison's address.</param>
/// <param name="Seen">The day on which the page was seen; null is "not known".</param>
/// <param name="IsSeenAgain">True when the store had the capture, and got to know another day.</param>
/// <param name="Facts">Every fact of the capture.</param>
public sealed record ImportedCapture(
    Capture Capture, string Address, DateOnly? Seen, bool IsSeenAgain, IReadOnlyList<CapturedFact> Facts)
{
    /// <summary>The number of facts with this outcome.</summary>
    public int Count(FactOutcome outcome) => Facts.Count(fact => fact.Outcome == outcome);
}
