namespace ToolVerdicts.Facts;

/// <summary>Changes in the words of the site.</summary>
public static class ChangeWords
{
    public const string Contested = "contested";
    public const string NotStated = "not stated";
    public const string DoesNotApply = "does not apply";

    private const string Withdrawn = "withdrawn";

    // A longer value is cut around the place where it differs.
    private const int LongestWhole = 60;

    /// <summary>The changed fact in words, such as "Price" or "Score by Builder".</summary>
    /// <param name="reviewer">The name of the reviewer; null for facts of the tool, and for a review of unknown reviewer.</param>
    /// <param name="criterion">The criterion's key; null for other facts.</param>
    public static string Label(ChangedFact fact, string? reviewer, string? criterion = null) => fact switch
    {
        ChangedFact.Criterion => $"{criterion}",
        ChangedFact.Removed => "Removed",
        ChangedFact.Merged => "Merged with",
        ChangedFact.Renamed => "Address",
        ChangedFact.Added => "New tool",
        ChangedFact.Review => $"Review by {reviewer ?? "an unknown reviewer"}",
        ChangedFact.Reviewer => "Reviewer of a text",
        ChangedFact.Score or ChangedFact.Call => $"{fact} by {reviewer ?? "an unknown reviewer"}",
        ChangedFact.Community => "Votes on the page’s own site",
        _ => fact.ToString(),
    };

    /// <summary>A value on one line, of a long text the part that differs; or why there is none.</summary>
    /// <param name="other">The value on the other side of the change; null without one.</param>
    public static string Short(ChangedFact fact, string? words, bool isContested, string? other) => (fact, words) switch
    {
        (_, null) or (_, _) when isContested => Contested,
        (ChangedFact.Review, null) => Withdrawn,
        (ChangedFact.Reviewer, { } key) => Reviewer.Named(key).Name,
        (ChangedFact.Review or ChangedFact.Description, { } text) => Excerpt.Around(text, other),
        (_, { Length: > LongestWhole } text) => Excerpt.Around(text, other),
        _ => words ?? NotStated,
    };

    /// <summary>A value, or why there is none.</summary>
    public static string Value(string? words, bool isContested) => isContested ? Contested : words ?? NotStated;
}
