namespace ToolVerdicts.Search;

/// <summary>The choice of tools for a list, and their order.</summary>
/// <param name="Matches">The tools that the words match, or all.</param>
/// <param name="Category">A category's slug, or <see cref="NotStated"/>; null for all.</param>
/// <param name="Price">A price word in lower case, or <see cref="NotStated"/>; null for all.</param>
/// <param name="Verdict">A verdict in lower case, or <see cref="NotStated"/>; null for all.</param>
/// <param name="Sort">The order.</param>
public sealed record ToolFilter(WordMatches Matches, string? Category, string? Price, string? Verdict, ToolSort Sort)
{
    /// <summary>The value that chooses the tools whose fact is not stated.</summary>
    public const string NotStated = "not-stated";

    /// <summary>The tools of one category in the panel's order.</summary>
    public static ToolFilter Of(Slug category) => new(WordMatches.All, $"{category}", Price: null, Verdict: null, ToolSort.Panel);
}
