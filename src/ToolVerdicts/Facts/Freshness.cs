namespace ToolVerdicts.Facts;

/// <summary>The age limits, and the day by which facts are told to be old.</summary>
/// <param name="Ages">The limits.</param>
/// <param name="Today">The day of the page (UTC): today, or the day that it shows the state of.</param>
public sealed record Freshness(FactAges Ages, DateOnly Today)
{
    public bool IsOld(ToolFact fact, DateOnly? seen) => Ages.IsOld(fact, seen, Today);
}
