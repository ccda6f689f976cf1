namespace ToolVerdicts.Tools;

/// <summary>Finds where the addresses lead that tools had: to the tools of today, or to the reason why a tool was removed.</summary>
public static class ToolAddresses
{
    internal const string MovedSql =
        """
        SELECT f.slug AS former, t.slug AS today FROM former_addresses f JOIN tools t ON t.id = f.tool_id
        WHERE f.slug IN (@a, @b, @c, @d) AND t.is_hidden = 0
        """;

    // The address before the last one of a removed tool is removed, too.
    internal const string RemovedSql =
        """
        SELECT slug, because, removed_on FROM removed_tools WHERE slug IN (@a, @b, @c, @d)
        UNION
        SELECT f.slug, r.because, r.removed_on
        FROM former_addresses f JOIN tools t ON t.id = f.tool_id JOIN removed_tools r ON r.slug = t.slug
        WHERE f.slug IN (@a, @b, @c, @d)
        ORDER BY slug LIMIT 1
        """;

    internal const string HiddenSql = "SELECT slug FROM tools WHERE is_hidden = 1";

    /// <summary>The slugs of today, by those out of <paramref name="slugs"/> that are former ones of listed tools.</summary>
    public static async Task<IReadOnlyDictionary<Slug, Slug>> FindMovedAsync(this DbConnection store, IReadOnlyList<Slug> slugs)
    {
        var moved = new Dictionary<Slug, Slug>();
        foreach (var few in slugs.Distinct().Chunk(UpToFour.Most))
        {
            foreach (var (former, today) in await store.QueryAsync<(Slug, Slug)>(MovedSql, UpToFour.Parameters<Slug>(few)))
                moved[former] = today;
        }

        return moved;
    }

    /// <summary>The slug of today for a former one; any other slug as it is.</summary>
    public static async Task<Slug> FindTodayAsync(this DbConnection store, Slug slug) =>
        (await store.FindMovedAsync([slug])).GetValueOrDefault(slug, slug);

    /// <summary>The first removed tool among these slugs, at most four; null when none was removed.</summary>
    public static Task<Removal?> FindRemovedAsync(this DbConnection store, IReadOnlyList<Slug> slugs) =>
        store.QuerySingleOrDefaultAsync<Removal?>(RemovedSql, UpToFour.Parameters(slugs));

    /// <summary>The slugs of all hidden tools.</summary>
    public static async Task<IReadOnlySet<Slug>> ListHiddenAsync(this DbConnection store) =>
        (await store.QueryAsync<Slug>(HiddenSql)).ToHashSet();
}
