namespace ToolVerdicts.Comparisons;

/// <summary>Finds the pages that a visitor may have meant by an address that does not exist.</summary>
public static class SuggestionQueries
{
    private const int Most = 5;

    // How many tools with the same two first letters are compared with each word.
    private const int Candidates = 300;

    /// <summary>
    /// Suggestions for a path: a comparison of the nearest tools when it names several, else tools. The distance is the number of
    /// letters to change; a tool is near when that is at most half of its letters.
    /// </summary>
    public static async Task<IReadOnlyList<Suggestion>> SuggestAsync(this DbConnection store, string path)
    {
        var requested = RequestedPage.Parse(path);
        var nearest = new List<IReadOnlyList<ToolName>>();
        foreach (var slug in requested.Slugs.Take(ComparisonAddress.MaxTools))
            nearest.Add(await store.NearestAsync(slug.ToString()));

        if (requested.IsComparison && nearest.Count >= ComparisonAddress.MinTools && nearest.TrueForAll(tools => tools.Count > 0))
        {
            var tools = nearest.ConvertAll(found => found[0]).DistinctBy(tool => tool.Slug).OrderBy(tool => tool.Slug).ToList();
            if (ComparisonAddress.Of(tools.Select(tool => tool.Slug)) is { } address)
                return [new Suggestion(address.Path, DistinctNames.Title(tools.ConvertAll(Identity)))];
        }

        var near = nearest.SelectMany(found => found).DistinctBy(tool => tool.Slug).Take(Most).ToList();
        return near.Zip(
            DistinctNames.Of(near.ConvertAll(Identity)), (tool, name) => new Suggestion($"/tools/{tool.Slug}", name)).ToList();

        static ToolIdentity Identity(ToolName tool) => new(tool.Name, tool.Tagline);
    }

    /// <summary>The tools whose slugs are nearest to a text, the nearest first; none when all are far.</summary>
    public static async Task<IReadOnlyList<ToolName>> NearestAsync(this DbConnection store, string word)
    {
        var alike = await store.FindToolNamesAsync(word[..Math.Min(2, word.Length)], Candidates);
        var candidates = alike.Count > 0 ? alike : await store.FindToolNamesAsync("", Candidates);
        return candidates.Select(tool => (Tool: tool, Distance: DistanceTo(tool.Slug.ToString())))
            .Where(candidate => candidate.Distance <= candidate.Tool.Slug.ToString().Length / 2)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Tool.Slug)
            .Take(Most).Select(candidate => candidate.Tool).ToList();

        int DistanceTo(string other) => other.StartsWith(word, StringComparison.Ordinal) ? 0 : EditDistance.Between(word, other);
    }
}
