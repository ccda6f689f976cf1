namespace ToolVerdicts.Comparisons;

/// <summary>A page that a visitor may have meant by an address that does not exist.</summary>
/// <param name="Title">The tools that the page shows.</param>
public sealed record Suggestion(string Path, string Title)
{
    /// <summary>The reason why there is no page at a path, in a sentence for visitors.</summary>
    public static string ReasonFor(string path) => RequestedPage.Parse(path) switch
    {
        { IsComparison: true, Slugs.Count: < ComparisonAddress.MinTools } => "A comparison needs at least two tools.",
        { IsComparison: true, Slugs.Count: > ComparisonAddress.MaxTools } =>
            $"A comparison shows at most {ComparisonAddress.MaxTools} tools.",
        { IsComparison: true } => "We do not have every tool of this comparison.",
        { IsTool: true } => "We have no tool at this address.",
        { IsSharedList: true } => "There is no list at this address. Whoever shared it may have revoked it, or made a new address.",
        _ => "There is no page at this address.",
    };
}
