namespace ToolVerdicts.Search;

/// <summary>The facts that facets without criteria count; null is "not stated".</summary>
/// <param name="Category">The category's slug.</param>
/// <param name="CategoryName">The category's name.</param>
/// <param name="Price">The price word in lower case.</param>
/// <param name="Verdict">The verdict in lower case.</param>
public sealed record ListedKey(string? Category, string? CategoryName, string? Price, string? Verdict);
