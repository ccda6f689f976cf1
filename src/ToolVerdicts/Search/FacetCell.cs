namespace ToolVerdicts.Search;

/// <summary>How many tools have a category, a price and a verdict together.</summary>
public sealed record FacetCell
{
    /// <summary>The category's slug; null is "not stated".</summary>
    public string? Category { get; init; }

    /// <summary>The category's name; null is "not stated".</summary>
    public string? CategoryName { get; init; }

    /// <summary>The price word in lower case; null is "not stated".</summary>
    public string? Price { get; init; }

    /// <summary>The price word as a page says it; null is "not stated".</summary>
    public string? PriceName { get; init; }

    /// <summary>The verdict in lower case; null is "not stated".</summary>
    public string? Verdict { get; init; }

    /// <summary>How many tools.</summary>
    public long Tools { get; init; }
}
