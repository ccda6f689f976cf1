namespace ToolVerdicts.Facts;

/// <summary>The standing values of a tool, as they follow from its statements.</summary>
/// <param name="Tool">The tool, without its slug and its votes.</param>
/// <param name="Reviews">Every text that a source shows as a review of it, superseded and withdrawn ones included.</param>
public sealed record SettledTool(Tool Tool, IReadOnlyList<Review> Reviews)
{
    /// <summary>The standing values of criteria, in the order of their keys.</summary>
    public IReadOnlyList<StandingCriterion> Criteria { get; init; } = [];

    /// <summary>The keys of the criteria of which no value stands, in their order.</summary>
    public IReadOnlyList<string> ContestedCriteria { get; init; } = [];

    /// <summary>The questions that no editor has answered. They are not stored, but counted in <see cref="Tool.Questions"/>.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <inheritdoc cref="Answers.Possible"/>
    public IReadOnlyList<long> PossibleQuestions { get; init; } = [];

    /// <summary>The reviews that pages show.</summary>
    public IReadOnlyList<Review> Shown { get; } = Reviews.Where(review => review.IsShown).ToList();
}
