namespace ToolVerdicts.Reviews;

/// <summary>A review, with the tool that it reviews.</summary>
public sealed record ToolReview
{
    public string ToolSlug { get; init; } = "";

    public string ToolName { get; init; } = "";

    /// <summary>The name of the tool's category; null is "not stated".</summary>
    public string? Category { get; init; }

    /// <inheritdoc cref="Review.Text"/>
    public string Text { get; init; } = "";

    /// <inheritdoc cref="Review.Score"/>
    public long? Score { get; init; }

    /// <inheritdoc cref="Review.Call"/>
    public Call? Call { get; init; }

    /// <inheritdoc cref="Review.CallBasis"/>
    public Basis? CallBasis { get; init; }
}
