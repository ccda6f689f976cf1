namespace ToolVerdicts.Web.Caching;

/// <summary>Cache tags: names of data on which cached pages depend. A change of the data makes the pages stale.</summary>
internal static class Topic
{
    /// <summary>The set of tools and captures, and everything that captures state.</summary>
    public const string Catalogue = "catalogue";

    /// <summary>Votes on any tool.</summary>
    public const string AllVotes = "votes";

    /// <summary>The day (UTC), which pages depend on that tell old facts.</summary>
    public const string Today = "today";

    /// <summary>One tool: what captures state of it, and the votes on it.</summary>
    public static string OfTool(Slug slug) => $"tool {slug}";

    /// <summary>The tools of one category, votes left out.</summary>
    public static string OfCategory(Slug slug) => $"category {slug}";
}
