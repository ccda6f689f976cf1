namespace ToolVerdicts.Search;

/// <summary>Lists tools that were chosen in memory. They are read along the index of their order until the page is full.</summary>
public static class ChosenTools
{
    private const string Listed = "SELECT t.id FROM tools t";
    private const string InOrder = " WHERE t.is_hidden = 0 ORDER BY ";

    // Reading a row takes about as long as so many entries of an index.
    private const int EntriesForARow = 5;

    internal const string ByNameSql = Listed + InOrder + ToolLists.ByName;
    internal const string ByPanelSql = Listed + InOrder + ToolLists.ByPanel;
    internal const string ByDisputeSql = Listed + InOrder + ToolLists.ByDispute;
    internal const string ByCommunitySql = Listed + InOrder + ToolLists.ByCommunity;
    // Without INDEXED BY, SQLite walks the rows of the table.
    internal const string ByNewestSql = Listed + " INDEXED BY tools_by_age" + InOrder + ToolLists.ByNewest;

    /// <summary>One page of the chosen tools.</summary>
    /// <param name="filter">The words and the order.</param>
    /// <param name="chosen">The tools that all choices leave.</param>
    /// <param name="all">How many tools are listed in all.</param>
    /// <param name="order">The rows of all listed tools in an order that the store has no index of; null for the filter's.</param>
    /// <param name="page">The page's number, from 1.</param>
    public static async Task<IReadOnlyList<FoundTool>> ListChosenAsync(
        this DbConnection store, ToolFilter filter, ToolSet chosen, int all, IReadOnlyList<int>? order, int page, int size)
    {
        var ids = (order?.Select(tool => (long)tool) ?? await store.ListIdsAsync(filter, chosen, all, page * size)).Where(chosen.Has)
            .Skip((page - 1) * size).Take(size).ToList();
        return await store.ListToolsAsync(filter.Matches, ids);
    }

    private static async Task<IEnumerable<long>> ListIdsAsync(
        this DbConnection store, ToolFilter filter, ToolSet chosen, int all, long wanted)
    {
        if (!filter.Matches.IsAll)
            return await store.ListIdsAsync(filter, filter.Matches.Ids);
        // Few tools are sorted, for which the row of each is read; along an index, entries of others are passed by.
        var few = chosen.Count();
        return few <= WordMatches.MostRanked && few * (double)few * EntriesForARow <= wanted * (double)all
            ? await store.ListIdsAsync(filter, [.. chosen.List()])
            : store.Query<long>(SqlFor(filter.Sort), buffered: false);
    }

    private static string SqlFor(ToolSort sort) => sort switch
    {
        ToolSort.Panel => ByPanelSql,
        ToolSort.Disputed => ByDisputeSql,
        ToolSort.Community => ByCommunitySql,
        ToolSort.Newest => ByNewestSql,
        _ => ByNameSql,
    };
}
