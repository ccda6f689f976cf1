namespace ToolVerdicts.Reviews;

/// <summary>One reviewer's text on one tool. A basis says how reviewer, score and call are known; null is "not stated".</summary>
public sealed record Review
{
    /// <summary>The row; zero before the review is stored.</summary>
    public long Id { get; init; }
    /// <summary>The tool's row; zero before the review is stored.</summary>
    public long ToolId { get; init; }
    /// <summary>The text; words between backticks are code.</summary>
    public required string Text { get; init; }
    /// <inheritdoc cref="Wording.Digest"/>
    public string TextDigest { get; init; } = "";
    public string? Reviewer { get; init; }
    public Basis? ReviewerBasis { get; init; }
    /// <summary>0 to 100.</summary>
    public long? Score { get; init; }
    /// <summary>Never <see cref="Basis.Deduced"/> or <see cref="Basis.Inferred"/>.</summary>
    public Basis? ScoreBasis { get; init; }
    public Call? Call { get; init; }
    public Basis? CallBasis { get; init; }
    public ReviewState State { get; init; }
    /// <summary>The fields of which no value stands, because sources of equal standing differ (<see cref="WordList"/>); null when there
    /// are none.</summary>
    public string? Contested { get; init; }

    /// <summary>The row as a value to choose from.</summary>
    internal string Key => Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>True for a text that pages show.</summary>
    public bool IsShown => State is ReviewState.Standing or ReviewState.Contested;

    /// <summary>True when no value of the field stands, because sources of equal standing differ.</summary>
    public bool IsContested(ReviewFact fact) => WordList.Has(Contested, fact);

    /// <summary>True when the reviewer is known, and not only inferred.</summary>
    public bool IsNamed => ReviewerBasis is Basis.Stated or Basis.Assigned;
}
