namespace ToolVerdicts.Facts;

/// <summary>A value of a criterion that was seen longer ago than the criterion allows.</summary>
public sealed record OldCriterion
{
    public Slug Slug { get; init; }
    /// <summary>The tool's name.</summary>
    public string Name { get; init; } = "";
    public string Tagline { get; init; } = "";
    public ToolIdentity Identity => new(Name, Tagline);
    public DateOnly Seen { get; init; }
    /// <summary>The criterion's label.</summary>
    public string Label { get; init; } = "";
}
