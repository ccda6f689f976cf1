namespace ToolVerdicts.Tools;

/// <summary>Queries of categories. A category without tools is not found.</summary>
public static class CategoryQueries
{
    // Each category's tools are counted in an index: SQLite reads the tables of a cross join in the order they are written in.
    private const string Select =
        """
        SELECT c.slug, c.name, COUNT(t.id) AS tools
        FROM categories c CROSS JOIN tools t WHERE t.category_id = c.id AND t.is_hidden = 0
        """;

    private const string Group = " GROUP BY c.slug, c.name";

    internal const string AllSql = Select + Group;
    internal const string FindSql = Select + " AND c.slug = @slug" + Group;
    internal const string OfToolSql = Select + " AND c.id = (SELECT category_id FROM tools WHERE id = @toolId)" + Group;

    internal const string AlternativesSql = ToolQueries.Select +
        """
        WHERE t.category_id = (SELECT category_id FROM tools WHERE id = @toolId) AND t.id <> @toolId AND t.is_hidden = 0
        ORDER BY t.panel_rank DESC, t.name_key, t.slug LIMIT @limit
        """;

    public static async Task<IReadOnlyList<Category>> ListCategoriesAsync(this DbConnection store) =>
        (await store.QueryAsync<Category>(AllSql)).OrderBy(category => Folding.ToAscii(category.Name), StringComparer.Ordinal)
            .ThenBy(category => category.Slug).ToList();

    /// <summary>The category with this slug; null when there is none.</summary>
    public static Task<Category?> FindCategoryAsync(this DbConnection store, Slug slug) =>
        store.QuerySingleOrDefaultAsync<Category?>(FindSql, new { slug });

    /// <summary>The category of a tool; null when it is not stated.</summary>
    public static Task<Category?> FindCategoryOfAsync(this DbConnection store, long toolId) =>
        store.QuerySingleOrDefaultAsync<Category?>(OfToolSql, new { toolId });

    /// <summary>Other tools of a tool's category, the best of the panel first; none when its category is not stated.</summary>
    public static async Task<IReadOnlyList<Tool>> ListAlternativesAsync(this DbConnection store, long toolId, int limit) =>
        (await store.QueryAsync<Tool>(AlternativesSql, new { toolId, limit })).AsList();
}
