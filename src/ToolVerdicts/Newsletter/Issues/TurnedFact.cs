namespace ToolVerdicts.Newsletter.Issues;

/// <summary>A change of a standing value, as stored.</summary>
/// <param name="Criterion">The criterion's key; null when the fact is none of a criterion.</param>
/// <param name="Reviewer">The reviewer's name; null when the fact is none of a review, or the reviewer is not known.</param>
[method: ExplicitConstructor]
public sealed record TurnedFact(
    long ToolId, ChangedFact Fact, string? Criterion, string? Reviewer, long? ReviewId, string? Before, string? After, bool BeforeContested,
    bool AfterContested, Verdict? BeforeVerdict, Verdict? AfterVerdict)
{
    /// <summary>The criterion's label; null when the fact is none of a criterion.</summary>
    public string? CriterionLabel { get; init; }

    /// <summary>The changed fact. A reviewer's new text is a change of the former one.</summary>
    public (ChangedFact Fact, string Review) Subject => (Fact, Criterion ?? Reviewer ?? ReviewId?.ToString() ?? "");
}
