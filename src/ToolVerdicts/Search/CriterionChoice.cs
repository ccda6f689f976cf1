namespace ToolVerdicts.Search;

/// <summary>The tools that a visitor chooses by one criterion: those with a word, those in a range, or those of which no value stands.
/// </summary>
/// <param name="State">The state of the criterion in the chosen tools.</param>
/// <param name="Value">The choice as it stands in an address.</param>
public sealed record CriterionChoice(Criterion Criterion, CriterionState State, string Value)
{
    /// <summary>The values of an address that choose tools of which no value stands.</summary>
    public static readonly IReadOnlyDictionary<string, CriterionState> States = new Dictionary<string, CriterionState>
    {
        [ToolFilter.NotStated] = CriterionState.NotStated,
        ["contested"] = CriterionState.Contested,
        ["does-not-apply"] = CriterionState.DoesNotApply,
    };

    private const string Span = "..";

    /// <summary>The chosen word; null for a range.</summary>
    public string? Word { get; private init; }

    /// <summary>The lowest chosen number; null without one.</summary>
    public double? From { get; private init; }

    /// <summary>The highest chosen number; null without one.</summary>
    public double? To { get; private init; }

    /// <summary>True for a criterion by whose words a list can be narrowed.</summary>
    public static bool HasWords(Criterion criterion) =>
        criterion.Kind is CriterionKind.YesNo or CriterionKind.Choice or CriterionKind.Set or CriterionKind.Licence;

    /// <summary>True for a criterion by which a list can be narrowed to a range.</summary>
    public static bool HasRange(Criterion criterion) =>
        criterion is { Kind: CriterionKind.Number or CriterionKind.Money or CriterionKind.Date, Better: not null };

    /// <summary>Reads a choice. A number alone is the worst that is still chosen.</summary>
    /// <returns>Null when the text chooses nothing.</returns>
    public static CriterionChoice? Read(Criterion criterion, string text)
    {
        var state = States.FirstOrDefault(state => string.Equals(state.Key, text, StringComparison.OrdinalIgnoreCase));
        return state.Key is not null ? new CriterionChoice(criterion, state.Value, state.Key)
            : HasWords(criterion) ? OfWord(criterion, text)
            : HasRange(criterion) ? OfRange(criterion, text)
            : null;
    }

    private static CriterionChoice? OfWord(Criterion criterion, string text)
    {
        // The value that a word is. The marks of licences are none.
        var mark = criterion.Kind == CriterionKind.Licence && text.ToLowerInvariant() is "osi" or "fsf" ? text.ToLowerInvariant() : null;
        var word = mark ?? (CriterionValue.Read(criterion, text) is { } value && value.Members.Except(["osi", "fsf"]).ToList() is [var one]
            ? one
            : null);
        return word is null ? null : new CriterionChoice(criterion, CriterionState.Stated, word) { Word = word };
    }

    private static CriterionChoice? OfRange(Criterion criterion, string text)
    {
        var span = text.IndexOf(Span, StringComparison.Ordinal);
        var (low, high) = span >= 0 ? (text[..span].Trim(), text[(span + Span.Length)..].Trim())
            : criterion.Better == "lower" ? ("", text)
            : (text, "");
        var (from, to) = (BoundOf(criterion, low), BoundOf(criterion, high));
        if ((from is null && low.Length > 0) || (to is null && high.Length > 0) || (from ?? to) is null || from?.Number > to?.Number)
            return null;
        return new CriterionChoice(criterion, CriterionState.Stated, $"{from?.Text}{Span}{to?.Text}")
        {
            From = (double?)from?.Number, To = (double?)to?.Number,
        };
    }

    // Plain digits stay as they are, and everything else becomes them.
    private static (decimal Number, string Text)? BoundOf(Criterion criterion, string text)
    {
        if (text.Length == 0)
            return null;
        var isPlain = criterion.Kind != CriterionKind.Date && text.Length <= NumberText.MostDigits
            && char.IsAsciiDigit(text[^1]) && char.IsAsciiDigit(text.TrimStart('-').FirstOrDefault());
        if (isPlain && decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain))
            return (plain, text);
        return CriterionValue.Read(criterion, text)?.Number is { } number
            ? (number, criterion.Kind == CriterionKind.Date ? text : NumberText.Written(number))
            : null;
    }
}
