namespace ToolVerdicts.Facts;

/// <summary>A change of one standing value.</summary>
/// <param name="ReviewId">The review, of a change of a review or of its fields; null of others.</param>
/// <param name="Before">The value in words; null is "not stated", or contested.</param>
/// <param name="After">The value in words; null is "not stated", or contested.</param>
public sealed record FactChange(ChangedFact Fact, long? ReviewId, string? Before, string? After)
{
    /// <summary>The criterion's key, of a change of one; null of others.</summary>
    public string? Criterion { get; init; }
    public bool BeforeContested { get; init; }
    public bool AfterContested { get; init; }
    /// <summary>Of a change of the panel the verdict before; null without one.</summary>
    public Verdict? BeforeVerdict { get; init; }
    /// <summary>Of a change of the panel the verdict after; null without one.</summary>
    public Verdict? AfterVerdict { get; init; }
}
