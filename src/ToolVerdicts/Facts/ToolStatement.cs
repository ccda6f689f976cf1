namespace ToolVerdicts.Facts;

/// <summary>What a capture states of one tool, as it was seen on one day; null is "not stated".</summary>
public sealed record ToolStatement
{
    public long ToolId { get; init; }
    public long CaptureId { get; init; }
    public CaptureForm Form { get; init; }
    /// <summary>The day; null is "not known".</summary>
    public DateOnly? Seen { get; init; }
    /// <summary>The revision that recorded it.</summary>
    public long Revision { get; init; }
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

    /// <summary>What it states of the panel; null when it states nothing.</summary>
    public PanelClaim? Panel => (PanelShare, PanelShip) is (null, null) ? null : new PanelClaim(
        PanelShare,
        PanelShip is { } ship && PanelSkip is { } skip ? new Tally(ship, skip) : null,
        PanelShare is { } share && PanelShip is null ? Tally.FromShare(share, Reviews) : null);

    /// <summary>What it states of the captured site's votes; null when it states nothing.</summary>
    public CommunityVote? Community =>
        (CommunityShare, CommunityVotes) is (null, null) ? null : new CommunityVote(CommunityShare, CommunityVotes);

    /// <summary>Its statement of one fact; null when it states none.</summary>
    public Statement<T>? Of<T>(T? value)
        where T : class => value is null ? null : new Statement<T>(value, KindOf(Form), Seen, CaptureId);

    internal static SourceKind KindOf(CaptureForm form) => form == CaptureForm.Rich ? SourceKind.Rich : SourceKind.Compact;
}
