namespace ToolVerdicts.Facts;

/// <summary>Consecutive statements of one value in the history of a fact.</summary>
/// <param name="Words">The value in words.</param>
/// <param name="Before">The value that stood before it and that it took the place of; null when there was none.</param>
/// <param name="After">The value that took its place, or that stood instead of it; null when nothing did.</param>
/// <param name="AfterSeen">The latest day on which a source showed that value; null is "not known".</param>
public sealed record FactStep(string Words, StepState State, string? Before, string? After, DateOnly? AfterSeen)
{
    private const int LongestQuoted = 60;

    /// <summary>False for a value that was never more than one of several.</summary>
    public required bool HasStood { get; init; }
    /// <summary>True for a fact of the tool; false for a text, a score or a call of a reviewer.</summary>
    public bool IsFact { get; init; }
    /// <summary>How many captures state the value.</summary>
    public required int Pages { get; init; }
    /// <summary>The days on which they showed it.</summary>
    public required SeenDays Days { get; init; }
    /// <summary>The revision that recorded the first of them.</summary>
    public required long FirstRevision { get; init; }
    /// <summary>The revision that recorded the last of them.</summary>
    public required long LastRevision { get; init; }

    /// <summary>The outcome in one or two sentences.</summary>
    public string Outcome => State switch
    {
        StepState.Stands => $"Stands.{Replaced}",
        StepState.Confirmed => $"Stood, and later pages say the same.{Replaced}",
        StepState.Contested when !HasStood && Before is not null => $"Contested. Before, {Quoted(Before)} stood.",
        StepState.Contested => "Contested: pages of equal standing say something else.",
        StepState.Replaced when !HasStood => After is null or ChangeWords.Contested
            ? "Was contested."
            : $"Was contested until {Quoted(After)} stood.",
        StepState.Replaced => $"{Ending}{Replaced}",
        StepState.Unassigned when IsFact => "Never stood: a file says that there is no value.",
        StepState.Unassigned => "Did not count: it is not told whose text this is.",
        _ => AfterSeen is { } day && (Days.Last is null || day > Days.Last)
            ? $"Never stood: a page seen on {SeenDays.Words(day)} says something else."
            : "Never stood: a page of higher standing says something else.",
    };

    private string Replaced => Before switch
    {
        null => "",
        ChangeWords.Contested => " Settled what was contested.",
        _ => $" Replaced {Quoted(Before)}.",
    };

    private string Ending => After switch
    {
        null when IsFact => "Withdrawn: no source states it any longer.",
        null => "Withdrawn: it is not told whose text this is.",
        ChangeWords.Contested => "Stood until other pages contested it.",
        _ => $"Stood until {Quoted(After)} replaced it.",
    };

    private static string Quoted(string words) => words.Length > LongestQuoted ? "another text" : $"“{Wording.Collapse(words)}”";
}
