namespace ToolVerdicts.Search;

/// <summary>
/// The texts and tools that words are searched in. It is limited when more than <see cref="WordMatches.MostRanked"/> tools match.
/// </summary>
public enum WordScope
{
    /// <summary>All texts of all tools.</summary>
    Everywhere,

    /// <summary>Names only, for whole words.</summary>
    Names,

    /// <summary>All texts of the newest tools that match, for whole words.</summary>
    NewestWhole,

    /// <summary>All texts of the newest tools that match.</summary>
    Newest,
}
