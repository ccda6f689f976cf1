using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Reviews;

/// <summary>One reviewer's text on one tool. Reviewer, score and call may each be "not stated", which is null, and each says how it is known.</summary>
public sealed record Review
{
    /// <summary>Its row; zero before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>The tool's row; zero before it is stored.</summary>
    public long ToolId { get; init; }

    /// <summary>What the reviewer wrote; words between backticks are code.</summary>
    public required string Text { get; init; }

    /// <summary>The reviewer's key.</summary>
    public string? Reviewer { get; init; }

    /// <summary>How the reviewer is known.</summary>
    public Basis? ReviewerBasis { get; init; }

    /// <summary>0 to 100.</summary>
    public long? Score { get; init; }

    /// <summary>How the score is known; never deduced or inferred.</summary>
    public Basis? ScoreBasis { get; init; }

    /// <summary>Ship or skip.</summary>
    public Call? Call { get; init; }

    /// <summary>How the call is known.</summary>
    public Basis? CallBasis { get; init; }

    /// <summary>True when the reviewer is known, and not only inferred.</summary>
    public bool IsNamed => ReviewerBasis is Basis.Stated or Basis.Assigned;
}
