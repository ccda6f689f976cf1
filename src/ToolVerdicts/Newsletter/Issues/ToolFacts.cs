namespace ToolVerdicts.Newsletter.Issues;

public sealed record ToolFacts : ToolSummary
{
    /// <summary>The slug of the category; null when it is not stated.</summary>
    public Slug? CategorySlug { get; init; }
    /// <inheritdoc cref="Rank.Dispute"/>
    public long DisputeRank { get; init; }
    /// <summary>The revision that added the tool; zero when none did.</summary>
    public long FirstRevision { get; init; }
    public long FormerShip { get; init; }
    public long FormerSkip { get; init; }

    /// <summary>The votes that counted with the last issue.</summary>
    public Tally Former => new(FormerShip, FormerSkip);
}
