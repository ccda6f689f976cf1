namespace ToolVerdicts.Facts;

/// <summary>A tool whose price or panel was seen longer ago than its limit.</summary>
public sealed record OldFact
{
    public Slug Slug { get; init; }
    public string Name { get; init; } = "";
    public string Tagline { get; init; } = "";
    public ToolIdentity Identity => new(Name, Tagline);
    public DateOnly Seen { get; init; }
}
