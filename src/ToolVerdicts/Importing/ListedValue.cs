namespace ToolVerdicts.Importing;

/// <summary>A row of what lists need of the value of a criterion.</summary>
/// <param name="State"><c>known</c>, <c>contested</c> or <c>exempt</c>.</param>
/// <param name="Word">A word by which a list can be narrowed; empty without one.</param>
/// <param name="Number">The value in the criterion's unit; null for one without order.</param>
[method: ExplicitConstructor]
internal sealed record ListedValue(string Criterion, string State, string Word, double? Number)
{
    /// <summary>The rows of a value: one for each of its words, else one. A value that cannot be read is known, and has neither words nor
    /// a number.</summary>
    /// <param name="value">The value as it was written; null for a contested one.</param>
    public static IEnumerable<ListedValue> ListOf(Criterion criterion, string? value)
    {
        if (value is null)
            return [new ListedValue(criterion.Key, "contested", "", null)];
        var read = CriterionValue.Read(criterion, value);
        return read?.Members is [_, ..] words
            ? words.Distinct(StringComparer.Ordinal).Select(word => new ListedValue(criterion.Key, "known", word, null))
            : [new ListedValue(criterion.Key, "known", "", (double?)read?.Number)];
    }

    /// <summary>The row of a criterion of which a file says why it does not apply.</summary>
    public static ListedValue Exempt(string criterion) => new(criterion, "exempt", "", null);
}
