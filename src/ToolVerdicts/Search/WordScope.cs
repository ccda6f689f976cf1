namespace ToolVerdicts.Search;

/// <summary>How far words are looked for. What matches more than <see cref="WordScopes.MostRanked"/> tools is too broad to rank in a moment.</summary>
public enum WordScope
{
    /// <summary>In everything that is said of a tool.</summary>
    Everywhere,

    /// <summary>In names, as whole words: more tools than can be ranked have them somewhere.</summary>
    Names,

    /// <summary>Everywhere, among the newest tools that have the words as they were typed, and not as beginnings.</summary>
    NewestWhole,

    /// <summary>Everywhere, among the newest tools that have the words.</summary>
    Newest,
}

/// <summary>What a scope means for a search.</summary>
public static class WordScopes
{
    /// <summary>How many matches are ranked. A thousand take a few milliseconds, and nobody turns twenty pages.</summary>
    public const int MostRanked = 1_000;

    /// <summary>The words as SQLite's full-text search reads them, no further than the scope.</summary>
    public static string Match(this WordScope scope, IReadOnlyList<string> words) =>
        scope switch
        {
            WordScope.Names => $"name : ({SearchWords.Match(words, isWhole: true)})",
            WordScope.NewestWhole => SearchWords.Match(words, isWhole: true),
            _ => SearchWords.Match(words),
        };
}
