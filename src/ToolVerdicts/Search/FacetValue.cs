namespace ToolVerdicts.Search;

/// <summary>One value of a facet, with the number of tools that have it.</summary>
public sealed record FacetValue
{
    /// <summary>The value in an address.</summary>
    public string Value { get; init; } = "";

    /// <summary>The value on a page.</summary>
    public string Name { get; init; } = "";

    /// <summary>How many tools have the value, of those that match all other choices.</summary>
    public long Count { get; init; }
}
