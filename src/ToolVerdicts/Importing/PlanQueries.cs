namespace ToolVerdicts.Importing;

/// <summary>Queries of what a revision does, for its plan.</summary>
internal static class PlanQueries
{
    private const string Better =
        "(o.panel_rank > l.panel_rank OR (o.panel_rank = l.panel_rank AND (o.name_key, o.slug) < (l.name_key, l.slug)))";

    internal const string RanksSql =
        $"""
        SELECT t.slug, t.name,
               (SELECT 1 + COUNT(*) FROM listings o WHERE o.category_id = l.category_id AND {Better}
                   AND o.since < @revision AND (o.until IS NULL OR o.until >= @revision)) AS before,
               NULL AS after, NULL AS category, 0 AS tools
        FROM listings l JOIN tools t ON t.id = l.tool_id WHERE l.until = @revision AND l.category_id IS NOT NULL
        UNION ALL
        SELECT t.slug, t.name, NULL,
               (SELECT 1 + COUNT(*) FROM listings o WHERE o.category_id = l.category_id AND o.until IS NULL AND {Better}), c.name,
               (SELECT COUNT(*) FROM listings o WHERE o.category_id = l.category_id AND o.until IS NULL)
        FROM listings l JOIN tools t ON t.id = l.tool_id JOIN categories c ON c.id = l.category_id
        WHERE l.since = @revision AND l.until IS NULL
        """;

    /// <summary>The places of tools that a revision moved.</summary>
    public static IReadOnlyList<RankTurn> ListRankTurns(this DbConnection store, long revision) =>
        store.Query<RankTurn>(RanksSql, new { revision }).GroupBy(turn => (turn.Slug, turn.Name))
            .Select(turns => new RankTurn(
                turns.Key.Slug,
                turns.Key.Name,
                turns.Max(turn => turn.Before),
                turns.Max(turn => turn.After),
                turns.Max(turn => turn.Category),
                turns.Max(turn => turn.Tools)))
            .Where(turn => turn.Before != turn.After).OrderBy(turn => turn.Slug).ToList();
}
