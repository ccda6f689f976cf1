namespace ToolVerdicts.Importing;

/// <summary>The statement of an erased page on a review of a tool that was not removed, as stored.</summary>
internal sealed record KeptReview
{
    public long Row { get; init; }
    public long Side { get; init; }
    public string TextDigest { get; init; } = "";
    public string Text { get; init; } = "";
    /// <summary>The reviewer's key; null when the page named none.</summary>
    public string? Reviewer { get; init; }
    /// <summary>The reviewer's name; null when the page named none.</summary>
    public string? ReviewerName { get; init; }
    public long? Score { get; init; }
    public string? Call { get; init; }
    /// <summary>The revision from which on the page did not tell whose review it is; null for none.</summary>
    public long? WithdrawnIn { get; init; }
}
