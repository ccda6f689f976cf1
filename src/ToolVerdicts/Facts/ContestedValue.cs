namespace ToolVerdicts.Facts;

/// <summary>A value of a contested fact, with the sources that state it.</summary>
/// <param name="Seen">The day on which they showed it; null is "not known".</param>
public sealed record ContestedValue(string Words, DateOnly? Seen, IReadOnlyList<NumberedSource> Sources)
{
    /// <summary>True when the value is older than its limit.</summary>
    public bool IsOld { get; init; }
}
