namespace ToolVerdicts.Comparisons;

/// <summary>The page that tools named together lead to. No other code decides it, for addresses and for the picker.</summary>
/// <param name="Address">The comparison of these tools; null when they are not two to four different ones.</param>
/// <param name="Path">The page that shows them: the comparison, or the tool when only one is named; null when there is none.</param>
/// <param name="Unknown">The slugs that no tool has or had.</param>
public sealed record ComparisonRoute(ComparisonAddress? Address, string? Path, IReadOnlyList<Slug> Unknown)
{
    /// <param name="slugs">The tools in any order, repeats included.</param>
    /// <param name="known">Those of the slugs that tools have.</param>
    /// <param name="moved">The slugs of today, by those of the slugs that tools had.</param>
    public static ComparisonRoute Of(IReadOnlyList<Slug> slugs, IEnumerable<Slug> known, IReadOnlyDictionary<Slug, Slug> moved)
    {
        // Former addresses are replaced first: they can change the order, and two of them can lead to one tool.
        var today = slugs.Select(slug => moved.GetValueOrDefault(slug, slug)).Distinct().ToList();
        var (address, unknown) = (ComparisonAddress.Of(today), slugs.Except(known).Except(moved.Keys).ToList());
        var path = address?.Path ?? (today is [var only] ? $"/tools/{only}" : null);
        return new ComparisonRoute(address, unknown.Count == 0 ? path : null, unknown);
    }
}
