namespace ToolVerdicts.Reads;

/// <summary>How often pages were read and which searches found nothing, by day. No row says by whom.</summary>
public static class ReadCounts
{
    /// <summary>The days after which counts are deleted.</summary>
    public const int KeptDays = 90;

    internal const string AddViewsSql =
        """
        INSERT INTO page_views (day, page, views) VALUES (@day, @name, @count)
        ON CONFLICT (day, page) DO UPDATE SET views = page_views.views + excluded.views
        """;

    internal const string AddSearchesSql =
        """
        INSERT INTO empty_searches (day, words, searches) VALUES (@day, @name, @count)
        ON CONFLICT (day, words) DO UPDATE SET searches = empty_searches.searches + excluded.searches
        """;

    internal const string ForgetViewsSql = "DELETE FROM page_views WHERE day < @before";
    internal const string ForgetSearchesSql = "DELETE FROM empty_searches WHERE day < @before";

    internal const string ViewsSql =
        "SELECT page AS name, SUM(views) AS count FROM page_views WHERE day >= @since GROUP BY page ORDER BY 2 DESC, 1 LIMIT @limit";

    internal const string SearchesSql =
        """
        SELECT words AS name, SUM(searches) AS count FROM empty_searches WHERE day >= @since GROUP BY words ORDER BY 2 DESC, 1 LIMIT @limit
        """;

    /// <summary>Adds what was counted on a day, and deletes what is older than <see cref="KeptDays"/>.</summary>
    /// <returns>How many names were counted.</returns>
    public static int AddReads(
        this DbConnection store, DateOnly day, IReadOnlyList<ReadCount> views, IReadOnlyList<ReadCount> emptySearches)
    {
        foreach (var (name, count) in views)
            store.Execute(AddViewsSql, new { day, name, count });
        foreach (var (name, count) in emptySearches)
            store.Execute(AddSearchesSql, new { day, name, count });
        var before = day.AddDays(-KeptDays);
        store.Execute(ForgetViewsSql, new { before });
        store.Execute(ForgetSearchesSql, new { before });
        return views.Count + emptySearches.Count;
    }

    /// <summary>The pages that were read most since a day.</summary>
    public static IReadOnlyList<ReadCount> ListViews(this DbConnection store, DateOnly since, int limit) =>
        store.List(ViewsSql, since, limit);

    /// <summary>The searches that found nothing since a day, the most frequent first.</summary>
    public static IReadOnlyList<ReadCount> ListEmptySearches(this DbConnection store, DateOnly since, int limit) =>
        store.List(SearchesSql, since, limit);

    private static List<ReadCount> List(this DbConnection store, string sql, DateOnly since, int limit) =>
        store.Query<(string Name, long Count)>(sql, new { since, limit }).Select(row => new ReadCount(row.Name, row.Count)).ToList();
}
