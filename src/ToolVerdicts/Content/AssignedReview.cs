namespace ToolVerdicts.Content;

/// <summary>A review that an editor's file holds, or a captured text that it assigns to a reviewer.</summary>
public sealed record AssignedReview
{
    /// <summary>The reviewer's key.</summary>
    public required string Reviewer { get; init; }
    /// <summary>The text in Markdown; null for a captured text.</summary>
    public string? Text { get; init; }
    /// <summary>The first words of a captured text; null when the file has the text.</summary>
    public string? FirstWords { get; init; }
    /// <summary>0 to 100; null is "not stated".</summary>
    public long? Score { get; init; }
    public Call? Call { get; init; }
    /// <summary>The author's name or sign; null is "not stated".</summary>
    public string? Author { get; init; }
    /// <summary>The day on which it was written; null is "not stated".</summary>
    public DateOnly? Written { get; init; }
    public required Authorship Authorship { get; init; }
    public required Proof Proof { get; init; }
    public long Line { get; init; }
    public long Column { get; init; }
}
