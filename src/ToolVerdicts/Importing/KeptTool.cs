namespace ToolVerdicts.Importing;

/// <summary>The statement of an erased page on a tool that was not removed, as stored.</summary>
internal sealed record KeptTool
{
    public long Side { get; init; }
    public string Name { get; init; } = "";
    public string Tagline { get; init; } = "";
    public string? Category { get; init; }
    public string? Description { get; init; }
    public string? PriceWord { get; init; }
    public string? PriceText { get; init; }
    public string? Badge { get; init; }
    public long? PanelShare { get; init; }
    public long? PanelShip { get; init; }
    public long? PanelSkip { get; init; }
    public long? CommunityShare { get; init; }
    public long? CommunityVotes { get; init; }

    public ToolIdentity Identity => new(Name, Tagline);
}
