namespace ToolVerdicts.Sitemaps;

public static class SitemapQueries
{
    internal const string LastToolSql = "SELECT COALESCE(MAX(id), 0) FROM tools";
    internal const string LastCaptureSql = "SELECT COALESCE(MAX(id), 0) FROM captures";
    internal const string LatestDigestSql = "SELECT sha256 FROM captures ORDER BY id DESC LIMIT 1";

    // The latest capture has the highest row, because rows count up in the order of import.
    internal const string ToolsSql =
        """
        SELECT '/tools/' || t.slug AS path, c.imported_at AS changed_at
        FROM tools t LEFT JOIN captures c ON c.id = (SELECT MAX(s.capture_id) FROM capture_tools s WHERE s.tool_id = t.id)
        WHERE t.id > @after AND t.id <= @last AND t.is_hidden = 0
        ORDER BY t.id LIMIT @limit
        """;

    internal const string ComparisonsSql =
        """
        SELECT '/compare/' || f.address AS path, c.imported_at AS changed_at
        FROM listed_captures f JOIN captures c ON c.id = (SELECT MAX(l.id) FROM listed_captures l WHERE l.address = f.address)
        WHERE f.id > @after AND f.id <= @last AND NOT EXISTS (SELECT 1 FROM listed_captures e WHERE e.address = f.address AND e.id < f.id)
        ORDER BY f.id LIMIT @limit
        """;

    /// <summary>The parts of tools and comparisons that list anything.</summary>
    /// <param name="size">Rows in a part.</param>
    public static async Task<IReadOnlyList<SitemapPart>> ListSitemapPartsAsync(this DbConnection store, long size)
    {
        var parts = new List<SitemapPart>();
        foreach (var (kind, sql) in new[] { (SitemapKind.Tools, LastToolSql), (SitemapKind.Comparisons, LastCaptureSql) })
        {
            var last = await store.ExecuteScalarAsync<long>(sql);
            for (var part = new SitemapPart(kind, 1, size); part.After < last; part = part with { Number = part.Number + 1 })
            {
                if (await store.HasSitemapPartAsync(part))
                    parts.Add(part);
            }
        }

        return parts;
    }

    /// <summary>True when a part of tools or comparisons lists anything.</summary>
    public static async Task<bool> HasSitemapPartAsync(this DbConnection store, SitemapPart part) =>
        await store.QueryFirstOrDefaultAsync<SitemapAddress>(Sql(part.Kind), Parameters(part, limit: 1)) is not null;

    /// <summary>The addresses of a part of tools or comparisons, row by row as they are read.</summary>
    public static IAsyncEnumerable<SitemapAddress> ReadSitemapPartAsync(this DbConnection store, SitemapPart part) =>
        store.QueryUnbufferedAsync<SitemapAddress>(Sql(part.Kind), Parameters(part, part.Size));

    /// <summary>The SHA-256 of the latest capture, which changes with each import; null when there is no capture.</summary>
    public static Task<string?> FindLatestDigestAsync(this DbConnection store) =>
        store.ExecuteScalarAsync<string?>(LatestDigestSql);

    private static string Sql(SitemapKind kind) => kind == SitemapKind.Tools ? ToolsSql : ComparisonsSql;
    private static object Parameters(SitemapPart part, long limit) => new { after = part.After, last = part.Last, limit };
}
