namespace ToolVerdicts.Search;

/// <summary>One value of a facet with the number of tools that have it.</summary>
public sealed record FacetValue
{
    /// <summary>What the address says.</summary>
    public string Value { get; init; } = "";

    /// <summary>What the page says.</summary>
    public string Name { get; init; } = "";

    /// <summary>How many tools have it, of those that match all other choices.</summary>
    public long Count { get; init; }
}
