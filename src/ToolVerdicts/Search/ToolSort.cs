namespace ToolVerdicts.Search;

/// <summary>The orders of a list of tools.</summary>
public enum ToolSort
{
    /// <summary>The best match first; without words to look for, by name.</summary>
    Relevance,

    Name,

    /// <summary>By <see cref="Tools.Rank.Panel"/>.</summary>
    Panel,

    /// <summary>By <see cref="Tools.Rank.Dispute"/>.</summary>
    Disputed,

    /// <summary>By <see cref="Tools.Rank.Community"/>.</summary>
    Community,

    /// <summary>The latest import first.</summary>
    Newest,
}
