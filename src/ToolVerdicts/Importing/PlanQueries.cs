namespace ToolVerdicts.Importing;

/// <summary>Queries of what a revision does, for its plan.</summary>
internal static class PlanQueries
{
    private const string Place =
        "ROW_NUMBER() OVER (PARTITION BY category_id ORDER BY panel_rank DESC, name_key, slug) AS place FROM listings";

    private const string Moved = "SELECT tool_id, category_id FROM listings WHERE since > @after OR until > @after";

    internal const string RanksSql =
        $"""
        WITH moved AS ({Moved}),
        earlier AS (
            SELECT tool_id, {Place} WHERE since <= @after AND (until IS NULL OR until > @after)
              AND category_id IN (SELECT category_id FROM moved)),
        later AS (
            SELECT tool_id, category_id, COUNT(*) OVER (PARTITION BY category_id) AS tools, {Place}
            WHERE until IS NULL AND category_id IN (SELECT category_id FROM moved))
        SELECT t.slug, t.name, e.place AS before, l.place AS after, c.name AS category, COALESCE(l.tools, 0) AS tools
        FROM (SELECT DISTINCT tool_id FROM moved) m JOIN tools t ON t.id = m.tool_id
        LEFT JOIN earlier e ON e.tool_id = t.id LEFT JOIN later l ON l.tool_id = t.id LEFT JOIN categories c ON c.id = l.category_id
        WHERE e.place IS NOT l.place ORDER BY t.slug
        """;

    /// <summary>The places of tools that the revisions after one moved.</summary>
    public static IReadOnlyList<RankTurn> ListRankTurns(this DbConnection store, long after) =>
        store.Query<RankTurn>(RanksSql, new { after }).AsList();
}
