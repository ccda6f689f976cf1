namespace ToolVerdicts.Facts;

/// <summary>The statements of a capture on one tool, as it was seen on one day; null is "not stated".</summary>
public sealed record ToolStatement : SourceStatement
{
    public long ToolId { get; init; }
    /// <summary>The tool's place on the page, from 0.</summary>
    public long Side { get; init; }
    /// <summary>The tool's address.</summary>
    public Slug Slug { get; init; }
    public string Name { get; init; } = "";
    public string Tagline { get; init; } = "";
    public string? Category { get; init; }
    public string? Description { get; init; }
    public string? PriceWord { get; init; }
    public string? PriceText { get; init; }
    public long? PanelShare { get; init; }
    public long? PanelShip { get; init; }
    public long? PanelSkip { get; init; }
    public long? CommunityShare { get; init; }
    public long? CommunityVotes { get; init; }
    /// <summary>How many reviews of the tool the page shows; counted only beside a share without counts.</summary>
    public long Reviews { get; init; }
    /// <summary>The rows of the decision table beyond the fixed ones, where the page states a value.</summary>
    public IReadOnlyList<RowStatement> Rows { get; init; } = [];

    /// <summary>The statement on the panel; null when there is none.</summary>
    public PanelClaim? Panel => (PanelShare, PanelShip) is (null, null) ? null : new PanelClaim(
        PanelShare,
        PanelShip is { } ship && PanelSkip is { } skip ? new Tally(ship, skip) : null,
        PanelShare is { } share && PanelShip is null ? Tally.FromShare(share, Reviews) : null);

    /// <summary>The statement on the captured site's votes; null when there is none.</summary>
    public CommunityVote? Community =>
        (CommunityShare, CommunityVotes) is (null, null) ? null : new CommunityVote(CommunityShare, CommunityVotes);
}
