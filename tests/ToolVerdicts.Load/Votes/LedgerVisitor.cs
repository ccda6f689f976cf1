namespace ToolVerdicts.Load.Votes;

/// <summary>The state of one visitor's browser.</summary>
internal sealed class LedgerVisitor
{
    /// <summary>The value of the visitor's cookie; null until a vote was acknowledged.</summary>
    public string? Cookie { get; set; }

    /// <summary>The last acknowledged word of each tool, by slug.</summary>
    public Dictionary<string, string> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>The vote that was sent and not answered; null when all were answered.</summary>
    public (string Slug, string Word)? Unanswered { get; set; }
}
