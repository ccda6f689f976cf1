using ToolVerdicts.Reviews;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Importing;

/// <summary>What the store holds of a tool; null is "not stated".</summary>
public sealed record ToolFacts
{
    /// <summary>Name and tagline.</summary>
    public required ToolIdentity Identity { get; init; }

    /// <summary>The category's name.</summary>
    public string? Category { get; init; }

    /// <summary>What the tool is.</summary>
    public string? Description { get; init; }

    /// <summary>The word on the card, such as Free or Paid.</summary>
    public string? PriceWord { get; init; }

    /// <summary>The pricing in free text.</summary>
    public string? PriceText { get; init; }

    /// <summary>Percent of the panel that says ship, as rounded by the page.</summary>
    public long? PanelShare { get; init; }

    /// <summary>The panel's counts.</summary>
    public Tally? Panel { get; init; }

    /// <summary><see cref="Basis.Stated"/>, or <see cref="Basis.Deduced"/> when the counts follow from share and number of reviews.</summary>
    public Basis? PanelBasis { get; init; }

    /// <summary>Percent of the captured site's visitors that says ship.</summary>
    public long? CommunityShare { get; init; }

    /// <summary>How many of them voted; zero is a statement, null is not.</summary>
    public long? CommunityVotes { get; init; }
}

/// <summary>What the store holds of a review; null is "not stated".</summary>
public sealed record ReviewFacts
{
    /// <summary>What the reviewer wrote.</summary>
    public required string Text { get; init; }

    /// <summary>The reviewer's key.</summary>
    public string? Reviewer { get; init; }

    /// <summary>How the reviewer is known.</summary>
    public Basis? ReviewerBasis { get; init; }

    /// <summary>0 to 100.</summary>
    public long? Score { get; init; }

    /// <summary>How the score is known.</summary>
    public Basis? ScoreBasis { get; init; }

    /// <summary>Ship or skip.</summary>
    public Call? Call { get; init; }

    /// <summary>How the call is known.</summary>
    public Basis? CallBasis { get; init; }

    /// <summary>True when the reviewer is known, and not only inferred.</summary>
    public bool IsNamed => ReviewerBasis is Basis.Stated or Basis.Assigned;
}

/// <summary>A review with its row in the store.</summary>
public sealed record StoredReview(long Id, ReviewFacts Facts);

/// <summary>A tool with its row in the store and all its reviews.</summary>
public sealed record StoredTool(long Id, string Slug, ToolFacts Facts, IReadOnlyList<StoredReview> Reviews);
