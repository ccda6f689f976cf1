namespace ToolVerdicts.Search;

/// <summary>The number of tools of one category, price and verdict.</summary>
public sealed record FacetCell
{
    /// <summary>The category's slug; null is "not stated".</summary>
    public string? Category { get; init; }

    /// <summary>The category's name; null is "not stated".</summary>
    public string? CategoryName { get; init; }

    /// <summary>The price word in lower case; null is "not stated".</summary>
    public string? Price { get; init; }

    /// <summary>The price word as captures spell it; null is "not stated".</summary>
    public string? PriceName { get; init; }

    /// <summary>The verdict in lower case; null is "not stated".</summary>
    public string? Verdict { get; init; }

    public long Tools { get; init; }
}
