using System.Data.Common;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Comparisons;

/// <summary>A page that a visitor may have meant.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Title">What it shows.</param>
public sealed record Suggestion(string Path, string Title)
{
    /// <summary>Why nothing stands at <paramref name="path"/>, in a sentence for whoever came there.</summary>
    public static string ReasonFor(string path) => Words(path) switch
    {
        { IsComparison: true, Slugs.Count: < ComparisonAddress.MinTools } => "A comparison needs at least two tools.",
        { IsComparison: true, Slugs.Count: > ComparisonAddress.MaxTools } => $"A comparison shows at most {ComparisonAddress.MaxTools} tools.",
        { IsComparison: true } => "We do not have every tool of this comparison.",
        { IsTool: true } => "We have no tool at this address.",
        { IsSharedList: true } => "There is no list at this address. Whoever shared it may have revoked it, or made a new address.",
        _ => "There is no page at this address.",
    };

    internal static RequestedPage Words(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isComparison = parts is ["compare", _, ..];
        var isTool = parts is ["tools", _, ..];
        if (parts is ["bookmarks", "shared", ..])
            return new RequestedPage(isComparison, isTool, []) { IsSharedList = true };
        var slugs = isComparison ? parts[1].ToLowerInvariant().Split(ComparisonAddress.Separator) : parts.Length > 0 ? [parts[^1].ToLowerInvariant()] : [];
        return new RequestedPage(isComparison, isTool, slugs.Select(word => Slug.From(word)).Where(word => word.Length > 0).ToList());
    }

    internal sealed record RequestedPage(bool IsComparison, bool IsTool, IReadOnlyList<string> Slugs)
    {
        /// <summary>True where lists of bookmarks stand, whose addresses name no tool.</summary>
        public bool IsSharedList { get; init; }
    }
}

/// <summary>Finds what a visitor may have meant by an address that does not exist.</summary>
public static class SuggestionQueries
{
    private const int Most = 5;

    // How many tools that start alike are looked through for each word.
    private const int Candidates = 300;

    /// <summary>
    /// Suggestions for an address: comparisons of the nearest tools when it names several, else tools. Nearness is the number of letters
    /// to change; a tool further than half its letters is not near.
    /// </summary>
    public static async Task<IReadOnlyList<Suggestion>> SuggestAsync(this DbConnection store, string path)
    {
        var requested = Suggestion.Words(path);
        var nearest = new List<IReadOnlyList<ToolName>>();
        foreach (var slug in requested.Slugs.Take(ComparisonAddress.MaxTools))
            nearest.Add(await store.NearestAsync(slug));

        if (requested.IsComparison && nearest.Count >= ComparisonAddress.MinTools && nearest.TrueForAll(tools => tools.Count > 0))
        {
            var tools = nearest.ConvertAll(found => found[0]).DistinctBy(tool => tool.Slug).OrderBy(tool => tool.Slug, StringComparer.Ordinal).ToList();
            if (ComparisonAddress.Of(tools.Select(tool => tool.Slug)) is { } address)
                return [new Suggestion(address.Path, string.Join(" vs ", tools.Select(tool => tool.Name)))];
        }

        var near = nearest.SelectMany(found => found).DistinctBy(tool => tool.Slug).Take(Most).ToList();
        return near.ConvertAll(tool => new Suggestion($"/tools/{tool.Slug}", near.Count(other => other.Name == tool.Name) > 1 ? $"{tool.Name} ({tool.Tagline})" : tool.Name));
    }

    private static async Task<IReadOnlyList<ToolName>> NearestAsync(this DbConnection store, string slug)
    {
        var alike = await store.FindToolNamesAsync(slug[..Math.Min(2, slug.Length)], Candidates);
        var candidates = alike.Count > 0 ? alike : await store.FindToolNamesAsync("", Candidates);
        return candidates.Select(tool => (Tool: tool, Distance: tool.Slug.StartsWith(slug, StringComparison.Ordinal) ? 0 : EditDistance.Between(slug, tool.Slug)))
            .Where(candidate => candidate.Distance <= candidate.Tool.Slug.Length / 2)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Tool.Slug, StringComparer.Ordinal)
            .Take(Most).Select(candidate => candidate.Tool).ToList();
    }
}
