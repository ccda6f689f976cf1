namespace ToolVerdicts.Search;

/// <summary>How far words are looked for. What matches more than <see cref="WordMatches.MostRanked"/> tools is too broad to rank in a moment.</summary>
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
