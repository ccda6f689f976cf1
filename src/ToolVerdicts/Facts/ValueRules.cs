namespace ToolVerdicts.Facts;

/// <summary>The rules of the facts.</summary>
public static class ValueRules
{
    /// <summary>Two spellings of one wording are one value.</summary>
    public static ValueRule<string> Text { get; } = new(Wording.Same, Wording.Preferred);

    public static ValueRule<PanelClaim> Panel { get; } = new((a, b) => a.IsSameAs(b), (a, b) => a.CompletedBy(b));

    /// <summary>"No votes yet" contradicts no count of the same day: votes can have come in between two captures.</summary>
    public static ValueRule<CommunityVote> Community { get; } = new((a, b) => a.IsSameAs(b), (a, b) => a.CompletedBy(b))
    {
        Yields = vote => vote.Votes == 0,
    };

    /// <summary>Only equal values are the same.</summary>
    public static ValueRule<string> Exact { get; } = new((a, b) => string.Equals(a, b, StringComparison.Ordinal), (a, _) => a);
}
