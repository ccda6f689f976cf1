namespace ToolVerdicts.Sheets;

/// <summary>Loads tools with their reviews, as they are or as they were.</summary>
public static class SettledToolQueries
{
    internal const string ListingsSql =
        """
        SELECT l.tool_id FROM listings l
        WHERE l.category_id = (SELECT id FROM categories WHERE slug = @category)
          AND l.since <= @revision AND (l.until IS NULL OR l.until > @revision)
          AND l.tool_id NOT IN (SELECT id FROM tools WHERE is_hidden = 1)
        ORDER BY l.panel_rank DESC, l.name_key, l.slug LIMIT @limit OFFSET @offset
        """;

    internal const string CountSql =
        """
        SELECT c.slug, c.name, COUNT(*) AS tools FROM categories c JOIN listings l ON l.category_id = c.id
        WHERE c.slug = @slug AND l.since <= @revision AND (l.until IS NULL OR l.until > @revision)
          AND l.tool_id NOT IN (SELECT id FROM tools WHERE is_hidden = 1)
        GROUP BY c.slug, c.name
        """;

    internal const string RowsSql = ToolQueries.Select + "WHERE t.id IN (@a, @b, @c, @d)";

    /// <summary>The tools with these slugs, at most four, in ordinal order of their slugs. Slugs that no tool has, and tools that were not
    /// listed yet, are left out.</summary>
    /// <param name="asOf">The past state to load; null for the present one.</param>
    public static async Task<IReadOnlyList<SettledTool>> FindSettledToolsAsync(
        this DbConnection store, IReadOnlyList<Slug> slugs, AsOf? asOf)
    {
        var tools = await store.FindToolsAsync(slugs);
        return asOf is null ? await store.WithReviewsAsync(tools) : await store.SettlePastAsync(tools, asOf);
    }

    /// <summary>Tools with the reviews that pages show.</summary>
    public static async Task<IReadOnlyList<SettledTool>> WithReviewsAsync(this DbConnection store, IReadOnlyList<Tool> tools)
    {
        var reviews = (await store.FindReviewsAsync(tools.Select(tool => tool.Id).ToList())).ToLookup(review => review.ToolId);
        return tools.Select(tool => new SettledTool(tool, [.. reviews[tool.Id]])).ToList();
    }

    /// <summary>The tools of a category at a past day, in the panel's order.</summary>
    /// <param name="page">The page's number, from 1.</param>
    public static async Task<IReadOnlyList<SettledTool>> ListPastToolsAsync(
        this DbConnection store, Slug category, AsOf asOf, int page, int size)
    {
        var range = new { category, revision = asOf.Moment.Revision, limit = size, offset = (page - 1L) * size };
        var ids = (await store.QueryAsync<long>(ListingsSql, range)).AsList();
        var found = new List<SettledTool>();
        foreach (var few in ids.Chunk(UpToFour.Most))
        {
            var tools = (await store.QueryAsync<Tool>(RowsSql, UpToFour.Parameters<long>(few)))
                .OrderBy(tool => Array.IndexOf(few, tool.Id));
            found.AddRange(await store.SettlePastAsync([.. tools], asOf));
        }

        return found;
    }

    /// <summary>The category with this slug at a past day; null when it had no tools.</summary>
    public static Task<Category?> FindPastCategoryAsync(this DbConnection store, Slug slug, AsOf asOf) =>
        store.QuerySingleOrDefaultAsync<Category?>(CountSql, new { slug, revision = asOf.Moment.Revision });

    /// <summary>The category of a tool at a past day; null when it was not stated.</summary>
    internal static Task<Category?> FindPastCategoryAsync(this DbConnection store, Tool tool, AsOf asOf) => tool.Category is null
        ? Task.FromResult<Category?>(null)
        : store.FindPastCategoryAsync(Slug.FromOrDigest(tool.Category, "category"), asOf);

    /// <summary>Other tools of a tool's category at a past day, the best of the panel first.</summary>
    internal static async Task<IReadOnlyList<Tool>> ListPastAlternativesAsync(this DbConnection store, Tool tool, AsOf asOf, int limit)
    {
        if (tool.Category is null)
            return [];
        var tools = await store.ListPastToolsAsync(Slug.FromOrDigest(tool.Category, "category"), asOf, page: 1, limit + 1);
        return tools.Select(other => other.Tool).Where(other => other.Id != tool.Id).Take(limit).ToList();
    }

    private static async Task<IReadOnlyList<SettledTool>> SettlePastAsync(
        this DbConnection store, IReadOnlyList<Tool> tools, AsOf asOf)
    {
        var rows = tools.ToDictionary(tool => tool.Id);
        var settled = new List<SettledTool>();
        foreach (var past in await store.SettleAsync(tools.Select(tool => tool.Id).ToList(), asOf.Moment))
        {
            var votes = await store.FindTallyAsync(past.Tool.Id, asOf.Day);
            var tool = past.Tool with
            {
                Slug = rows[past.Tool.Id].Slug,
                VotesShip = votes?.Ship ?? 0,
                VotesSkip = votes?.Skip ?? 0,
                AreVotesKept = votes is not null,
            };
            settled.Add(past with { Tool = tool });
        }

        return settled;
    }
}
