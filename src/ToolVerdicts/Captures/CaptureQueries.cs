namespace ToolVerdicts.Captures;

/// <summary>Queries for the sources of the facts on a page.</summary>
public static class CaptureQueries
{
    internal const string SourcesSql =
        """
        SELECT id, file_name, sha256, form, media, address, imported_at
        FROM captures
        WHERE id IN (SELECT capture_id FROM capture_tools WHERE tool_id IN (@a, @b, @c, @d))
        ORDER BY id
        """;

    internal const string ToolStatementsSql =
        """
        SELECT capture_id, tool_id, category IS NOT NULL AS category, description IS NOT NULL AS description,
               price_word IS NOT NULL AS price_word, price_text IS NOT NULL AS price_text, panel_share IS NOT NULL AS panel_share,
               panel_ship IS NOT NULL AS panel_counts, COALESCE(community_share, community_votes) IS NOT NULL AS community
        FROM capture_tools WHERE tool_id IN (@a, @b, @c, @d)
        ORDER BY capture_id
        """;

    internal const string ReviewStatementsSql =
        """
        SELECT s.capture_id, s.review_id, COALESCE(s.reviewer, s.call, CAST(s.score AS TEXT)) IS NOT NULL AS stated
        FROM reviews r JOIN capture_reviews s ON s.review_id = r.id
        WHERE r.tool_id IN (@a, @b, @c, @d)
        ORDER BY s.capture_id, s.review_id
        """;

    internal const string ConflictsSql =
        """
        SELECT x.capture_id, x.tool_id, x.fact, x.kept, x.said, c.file_name, t.name AS tool_name
        FROM conflicts x JOIN captures c ON c.id = x.capture_id JOIN tools t ON t.id = x.tool_id
        WHERE x.tool_id IN (@a, @b, @c, @d)
        ORDER BY x.id
        """;

    /// <summary>Loads the sources of the facts about one to four tools.</summary>
    /// <param name="address">The address of the comparison on the page; null on a tool's own page.</param>
    public static async Task<Provenance> FindProvenanceAsync(this DbConnection store, IReadOnlyList<long> toolIds, string? address = null)
    {
        var parameters = UpToFour.Parameters(toolIds);
        return new Provenance(
            (await store.QueryAsync<CaptureSource>(SourcesSql, parameters)).AsList(),
            (await store.QueryAsync<ToolStatement>(ToolStatementsSql, parameters)).AsList(),
            (await store.QueryAsync<ReviewStatement>(ReviewStatementsSql, parameters)).AsList(),
            (await store.QueryAsync<Conflict>(ConflictsSql, parameters)).AsList(),
            address);
    }

    internal const string CountSql = "SELECT COUNT(*) FROM captures";
    public static Task<long> CountCapturesAsync(this DbConnection store) => store.ExecuteScalarAsync<long>(CountSql);
}
