namespace ToolVerdicts.Tools;

/// <summary>Queries of tools. A hidden tool is not found.</summary>
public static class ToolQueries
{
    internal const string Select =
        $"""
        SELECT {ToolSummary.Columns}, t.description, t.panel_share, t.panel_basis, t.community_share, t.community_votes,
               t.price_seen, t.panel_seen, t.questions
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id

        """;

    internal const string BySlugsSql = Select + "WHERE t.slug IN (@a, @b, @c, @d) AND t.is_hidden = 0 ORDER BY t.slug";
    internal const string IdSql = "SELECT id FROM tools WHERE slug = @slug AND is_hidden = 0";
    internal const string CountSql = "SELECT COUNT(*) FROM tools WHERE is_hidden = 0";

    /// <summary>The columns of a <see cref="ToolName"/>, from <c>tools t</c>.</summary>
    internal const string NameColumns =
        """
        t.slug, t.name, t.tagline,
        EXISTS (SELECT 1 FROM tools o WHERE o.name_key = t.name_key AND o.is_hidden = 0 AND o.slug <> t.slug) AS is_shared
        """;

    private const string Names = $"SELECT {NameColumns} FROM tools t WHERE t.is_hidden = 0 ";

    internal const string NamesFromSql = Names + "AND t.slug >= @from AND t.slug < @to ORDER BY t.slug LIMIT @limit";
    internal const string NamesSql = Names + "ORDER BY t.name_key, t.slug LIMIT @limit";
    internal const string NamedSql = Names + "AND t.name_key = @nameKey ORDER BY t.name_key, t.slug LIMIT @limit";
    internal const string NameSql = Names + "AND t.slug = @slug";

    /// <summary>The tools of this name, compared without regard to case and marks on letters.</summary>
    public static async Task<IReadOnlyList<ToolName>> FindNamesakesAsync(this DbConnection store, string name, int limit) =>
        (await store.QueryAsync<ToolName>(NamedSql, new { nameKey = Folding.ToAscii(name), limit })).AsList();

    /// <summary>The name of the tool with this slug; null when there is none.</summary>
    public static Task<ToolName?> FindNameAsync(this DbConnection store, Slug slug) =>
        store.QuerySingleOrDefaultAsync<ToolName?>(NameSql, new { slug });

    /// <summary>The tools with these slugs, at most four, in ordinal order of their slugs. Slugs that no tool has are left out.</summary>
    public static async Task<IReadOnlyList<Tool>> FindToolsAsync(this DbConnection store, IReadOnlyList<Slug> slugs) =>
        (await store.QueryAsync<Tool>(BySlugsSql, UpToFour.Parameters(slugs))).AsList();

    /// <summary>The row of the tool with this slug; null when there is none.</summary>
    public static Task<long?> FindToolIdAsync(this DbConnection store, Slug slug) =>
        store.ExecuteScalarAsync<long?>(IdSql, new { slug });

    public static Task<long> CountToolsAsync(this DbConnection store) => store.ExecuteScalarAsync<long>(CountSql);

    public static async Task<IReadOnlyList<ToolName>> ListToolNamesAsync(this DbConnection store, int limit) =>
        (await store.QueryAsync<ToolName>(NamesSql, new { limit })).AsList();

    /// <summary>Tools whose slug starts with <paramref name="start"/>.</summary>
    public static async Task<IReadOnlyList<ToolName>> FindToolNamesAsync(this DbConnection store, string start, int limit) =>
        (await store.QueryAsync<ToolName>(NamesFromSql, new { from = start, to = $"{start}~", limit })).AsList();
}
