namespace ToolVerdicts.Comparisons;

/// <summary>The value of one tool in one row of a decision table.</summary>
/// <param name="Fact">The fact whose sources are shown; null for a value that has none, such as the mean of the scores.</param>
/// <param name="Text">The value; null is "not stated", or contested.</param>
/// <param name="Note">A remark on the value; null when there is none.</param>
public sealed record DecisionCell(ToolFact? Fact, string? Text, string? Note = null)
{
    /// <summary>The form of the value that is compared: cells with one key are equal. Null is "not stated".</summary>
    public string? Key { get; init; } = Text is null ? null : Wording.Key(Text);

    /// <summary>True for the value "no votes yet". It equals another such value, and does not differ from one with votes.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The day on which the value was seen; null is "not known".</summary>
    public DateOnly? Seen { get; init; }

    /// <summary>True when the value is older than its limit.</summary>
    public bool IsOld { get; init; }

    /// <summary>The values of which none stands; empty when one does, or when none is stated.</summary>
    public IReadOnlyList<ContestedValue> Contested { get; init; } = [];

    /// <summary>True when no value stands.</summary>
    public bool IsContested { get; init; }

    /// <summary>The value, or why there is none.</summary>
    public string Words => ChangeWords.Value(Text, Text is null && (IsContested || Contested.Count > 0));
}
