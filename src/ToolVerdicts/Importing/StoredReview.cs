namespace ToolVerdicts.Importing;

/// <summary>The statement of a file on a review, as stored.</summary>
internal sealed record StoredReview
{
    /// <summary>The row; zero before it is stored.</summary>
    public long Id { get; init; }
    public long ReviewId { get; init; }
    public string Reviewer { get; init; } = "";
    public long? Score { get; init; }
    public Call? Call { get; init; }
    public string? Author { get; init; }
    public DateOnly? Written { get; init; }
    public Authorship Authorship { get; init; }
    public DateOnly? Seen { get; init; }
    public string? Source { get; init; }
    public string? Because { get; init; }
}
