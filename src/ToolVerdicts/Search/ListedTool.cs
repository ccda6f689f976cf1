namespace ToolVerdicts.Search;

/// <summary>A tool in a list without words.</summary>
public sealed record ListedTool : FoundTool
{
    /// <inheritdoc cref="ToolPlace.Rank"/>
    public long Rank { get; init; }

    /// <inheritdoc cref="ToolPlace.NameKey"/>
    public string NameKey { get; init; } = "";

    /// <summary>The tool's place in the list.</summary>
    public ToolPlace Place => new(Rank, NameKey, Slug);
}
