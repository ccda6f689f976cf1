namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>A fact with everything that a page shows beside it.</summary>
/// <param name="Value">The value; null is "not stated", or contested.</param>
/// <param name="Contested">The values of which none stands; empty when one does, or when none is stated.</param>
/// <param name="Sources">The captures that state the value.</param>
/// <param name="Seen">The day on which it was seen, and whether it is old.</param>
public sealed record FactView(
    string? Value, IReadOnlyList<ContestedValue> Contested, IReadOnlyList<NumberedSource> Sources, (DateOnly? Day, bool IsOld) Seen)
{
    /// <summary>The value, or why there is none.</summary>
    public string Words => ChangeWords.Value(Value, Contested.Count > 0);
}
