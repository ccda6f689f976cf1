namespace ToolVerdicts.Web.Pages.Shared;

/// <param name="HasDays">False where a table below shows the days of the same facts, so that only old ones have theirs.</param>
public sealed record ToolView(Tool Tool, Provenance Provenance, Freshness Freshness, bool HasDays = true)
{
    /// <summary>True on the page of a past day, on which nobody can vote any more.</summary>
    public bool IsPast { get; init; }

    public IReadOnlyList<NumberedSource> Of(ToolFact fact) => Provenance.Of(Tool.Id, fact);

    /// <summary>The values of a fact of which none stands; empty when one does.</summary>
    public IReadOnlyList<ContestedValue> Contested(ToolFact fact) => Provenance.ContestedOf(Tool.Id, fact, Freshness);

    /// <summary>The day on which a fact was seen, and whether it is old. The values of a contested fact have days of their own.</summary>
    public (DateOnly? Seen, bool IsOld) Seen(ToolFact fact)
    {
        var seen = Tool.IsContested(fact) ? null : Provenance.SeenOf(Tool.Id, fact);
        return (seen, Freshness.IsOld(fact, seen));
    }

    /// <param name="value">The value; null is "not stated", or contested.</param>
    public FactView Fact(ToolFact fact, string? value)
    {
        var seen = Seen(fact);
        return new FactView(value, Contested(fact), Of(fact), value is not null && (HasDays || seen.IsOld) ? seen : default);
    }
}
