namespace ToolVerdicts.Facts;

/// <summary>Consecutive statements of one value in the history of a fact.</summary>
/// <param name="Words">The value in words.</param>
/// <param name="Before">The value that stood before it and that it took the place of; null when there was none.</param>
/// <param name="After">The value that took its place, or that stood instead of it; null when nothing did.</param>
/// <param name="AfterSeen">The latest day on which a source showed that value; null is "not known".</param>
public sealed record FactStep(string Words, StepState State, string? Before, string? After, DateOnly? AfterSeen)
{
    /// <summary>How many captures state the value.</summary>
    public required int Pages { get; init; }
    /// <summary>The days on which they showed it.</summary>
    public required SeenDays Days { get; init; }
    /// <summary>The revision that recorded the first of them.</summary>
    public required long FirstRevision { get; init; }
    /// <summary>The revision that recorded the last of them.</summary>
    public required long LastRevision { get; init; }

    /// <summary>The outcome in a sentence.</summary>
    public string Outcome => State switch
    {
        StepState.Stands => Before is null ? "Stands." : $"Stands. Replaced {Quoted(Before)}.",
        StepState.Confirmed => "Stood, and later pages say the same.",
        StepState.Contested => Before is null
            ? "Contested: pages of equal standing say something else."
            : $"Contested: pages of equal standing say something else. Before, {Quoted(Before)} stood.",
        StepState.Replaced => (Before is null ? "" : $"Replaced {Quoted(Before)}. ") + (After is null
            ? "No longer counts: it is not told whose text this is."
            : After == ChangeWords.Contested ? "Then other pages contested it." : $"Then {Quoted(After)} replaced it."),
        StepState.Unassigned => "Did not count: it is not told whose text this is.",
        _ => $"Never stood: {Winner}.",
    };

    private string Winner => AfterSeen switch
    {
        { } day when Days.Last is null || day > Days.Last => $"a page seen on {SeenDays.Words(day)} says something else",
        _ => "a page of higher standing says something else",
    };

    private static string Quoted(string words) => words == ChangeWords.Contested ? "contested values" : Excerpt.Of(words);
}
