namespace ToolVerdicts.Tools;

public sealed record Category
{
    public Slug Slug { get; init; }
    public string Name { get; init; } = "";
    /// <summary>How many tools it has.</summary>
    public long Tools { get; init; }
}
