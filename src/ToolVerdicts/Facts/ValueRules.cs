namespace ToolVerdicts.Facts;

/// <summary>The rules of the facts.</summary>
public static class ValueRules
{
    /// <summary>Two spellings of one wording are one value. The rule remembers the form in which it compares each text, because the same
    /// few texts are compared again and again; it is not for use by several threads.</summary>
    public static ValueRule<string> Text() => Text((_, _) => false);

    /// <summary>As <see cref="Text()"/>; a copy that was cut off says the same as the whole text, which stands.</summary>
    public static ValueRule<string> Prose() => Text((a, b) => Wording.IsCutKey(a, b) || Wording.IsCutKey(b, a));

    private static ValueRule<string> Text(Func<string, string, bool> isSameKey)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        return new ValueRule<string>(
            (a, b) => string.Equals(a, b, StringComparison.Ordinal) || IsSame(KeyOf(a), KeyOf(b)), Wording.Preferred);

        bool IsSame(string a, string b) => string.Equals(a, b, StringComparison.Ordinal) || isSameKey(a, b);

        string KeyOf(string text) => keys.TryGetValue(text, out var key) ? key : keys[text] = Wording.Key(text);
    }

    /// <summary>Two spellings of one value of a criterion are one value. The rule is not for use by several threads.</summary>
    /// <param name="criterion">Null for one that the site does not have, whose values are texts.</param>
    public static ValueRule<string> Of(Criterion? criterion)
    {
        if (criterion is null)
            return Text();
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        return new ValueRule<string>(
            (a, b) => string.Equals(a, b, StringComparison.Ordinal) || string.Equals(KeyOf(a), KeyOf(b), StringComparison.Ordinal),
            Wording.Preferred);

        // A value of an earlier kind of the criterion equals itself alone.
        string KeyOf(string text) => keys.TryGetValue(text, out var key) ? key
            : keys[text] = CriterionValue.Read(criterion, text)?.Key ?? $"\n{Wording.Key(text)}";
    }

    public static ValueRule<PanelClaim> Panel { get; } = new((a, b) => a.IsSameAs(b), (a, b) => a.CompletedBy(b));

    /// <summary>"No votes yet" contradicts no count of the same day: votes can have come in between two captures.</summary>
    public static ValueRule<CommunityVote> Community { get; } = new((a, b) => a.IsSameAs(b), (a, b) => a.CompletedBy(b))
    {
        Yields = vote => vote.Votes == 0,
    };

    /// <summary>Only equal values are the same.</summary>
    public static ValueRule<string> Exact { get; } = new((a, b) => string.Equals(a, b, StringComparison.Ordinal), (a, _) => a);
}
