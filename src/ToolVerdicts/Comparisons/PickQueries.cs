namespace ToolVerdicts.Comparisons;

/// <summary>Finds the tools that texts in the picker mean.</summary>
public static class PickQueries
{
    // Names and taglines with more colons than that are not told apart by them.
    private const int MostNames = 8;

    // Most texts have a word that begins with one or two given letters.
    private const int ShortestInTexts = 3;

    /// <summary>The tool of an address part, present or former, or of a name.</summary>
    public static async Task<PickedTool> FindPickAsync(this DbConnection store, string typed)
    {
        if (Slug.TryParse(typed, out var slug) && await store.FindNameAsync(await store.FindTodayAsync(slug)) is { } addressed)
            return new PickedTool(typed, PickKind.Found, [addressed]);
        var named = await store.FindNamesakesAsync(typed, PickedTool.MostChoices);
        if (named.Count > 0)
            return new PickedTool(typed, named.Count == 1 ? PickKind.Found : PickKind.SameName, named);
        foreach (var name in ToolName.NamesIn(typed).Take(MostNames))
        {
            var namesakes = await store.FindNamesakesAsync(name, PickedTool.MostChoices);
            if (namesakes.FirstOrDefault(tool => Wording.Same(tool.Text, typed)) is { } meant)
                return new PickedTool(typed, PickKind.Found, [meant]);
        }

        return await store.ListSpelledAsync(typed, PickedTool.MostChoices) is { Count: > 0 } spelled
            ? new PickedTool(typed, spelled.Count == 1 ? PickKind.Found : PickKind.Matches, spelled)
            : new PickedTool(typed, PickKind.Unknown, []);
    }

    /// <summary>
    /// Searches for a text that names no tool. Names count before all other texts: where one name has the words, that tool is meant. A
    /// tool whose reviews alone have them is offered and not taken, because they may be words about another.
    /// </summary>
    public static async Task<PickedTool> SearchPickAsync(this DbConnection store, string typed)
    {
        var named = await store.SuggestToolsAsync(typed, PickedTool.MostChoices);
        if (named.Count > 0)
            return new PickedTool(typed, named.Count == 1 ? PickKind.Found : PickKind.Matches, named);
        var words = SearchWords.Of(typed);
        var matches = words.All(word => word.Length >= ShortestInTexts) ? await store.FindMatchesAsync(typed) : WordMatches.All;
        if (matches.Ids.Count > 0)
        {
            var found = await store.ListMatchingNamesAsync(matches, PickedTool.MostChoices);
            var isMeant = found.Count == 1 && await store.IsInIdentityAsync(matches);
            return new PickedTool(typed, isMeant ? PickKind.Found : PickKind.Matches, found);
        }

        return new PickedTool(typed, PickKind.Unknown, Slug.From(typed) is { } slug ? await store.NearestAsync($"{slug}") : []);
    }
}
