namespace ToolVerdicts.Search;

/// <summary>The orders a list of tools can have.</summary>
public enum ToolSort
{
    /// <summary>The best match first; without words to look for, by name.</summary>
    Relevance,

    /// <summary>By name.</summary>
    Name,

    /// <summary>As <see cref="Tools.Rank.Panel"/> ranks them.</summary>
    Panel,

    /// <summary>As <see cref="Tools.Rank.Dispute"/> ranks them.</summary>
    Disputed,

    /// <summary>As <see cref="Tools.Rank.Community"/> ranks them.</summary>
    Community,

    /// <summary>The latest import first.</summary>
    Newest,
}
