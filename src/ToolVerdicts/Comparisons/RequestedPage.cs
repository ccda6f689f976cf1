namespace ToolVerdicts.Comparisons;

/// <summary>A path that has no page, read for what its visitor meant.</summary>
/// <param name="Slugs">The words of the path in the form of slugs.</param>
internal sealed record RequestedPage(bool IsComparison, bool IsTool, bool IsSharedList, IReadOnlyList<Slug> Slugs)
{
    public static RequestedPage Parse(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isComparison = parts is ["compare", _, ..];
        var isSharedList = parts is ["bookmarks", "shared", ..];
        // The address of a shared list is a secret that names no tool.
        var words = isSharedList || parts.Length == 0 ? []
            : isComparison ? parts[1].ToLowerInvariant().Split(ComparisonAddress.Separator)
            : [parts[^1].ToLowerInvariant()];
        var slugs = words.Select(word => Slug.From(word)).OfType<Slug>().ToList();
        return new RequestedPage(isComparison, parts is ["tools", _, ..], isSharedList, slugs);
    }
}
