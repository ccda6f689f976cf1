namespace ToolVerdicts.Facts;

/// <summary>Changes in the words of the site.</summary>
public static class ChangeWords
{
    public const string Contested = "contested";
    public const string NotStated = "not stated";

    /// <summary>What changed, such as "Price" or "Score by Builder".</summary>
    /// <param name="reviewer">The name of the reviewer; null for facts of the tool, and for a review of unknown reviewer.</param>
    public static string Label(ChangedFact fact, string? reviewer) => fact switch
    {
        ChangedFact.Added => "New tool",
        ChangedFact.Review => $"Review by {reviewer ?? "an unknown reviewer"}",
        ChangedFact.Reviewer => "Reviewer of a text",
        ChangedFact.Score or ChangedFact.Call => $"{fact} by {reviewer ?? "an unknown reviewer"}",
        ChangedFact.Community => "Votes on the captured site",
        _ => fact.ToString(),
    };

    /// <summary>A value, or why there is none.</summary>
    public static string Value(string? words, bool isContested) => isContested ? Contested : words ?? NotStated;
}
