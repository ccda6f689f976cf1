using System.Data.Common;
using Dapper;
using ToolVerdicts.Store;

namespace ToolVerdicts.Captures;

/// <summary>Queries for the sources of the facts on a page.</summary>
public static class CaptureQueries
{
    internal const string SourcesSql =
        """
        SELECT id AS Id, file_name AS FileName, sha256 AS Sha256, form AS Form, media AS Media, address AS Address,
               imported_at AS ImportedAt
        FROM captures
        WHERE id IN (SELECT capture_id FROM capture_tools WHERE tool_id IN (@a, @b, @c, @d))
        ORDER BY id
        """;

    internal const string ToolStatementsSql =
        """
        SELECT capture_id AS CaptureId, tool_id AS ToolId, category IS NOT NULL AS Category, description IS NOT NULL AS Description,
               price_word IS NOT NULL AS PriceWord, price_text IS NOT NULL AS PriceText, panel_share IS NOT NULL AS PanelShare,
               panel_ship IS NOT NULL AS PanelCounts, COALESCE(community_share, community_votes) IS NOT NULL AS Community
        FROM capture_tools WHERE tool_id IN (@a, @b, @c, @d)
        ORDER BY capture_id
        """;

    internal const string ReviewStatementsSql =
        """
        SELECT s.capture_id AS CaptureId, s.review_id AS ReviewId,
               COALESCE(s.reviewer, s.call, CAST(s.score AS TEXT)) IS NOT NULL AS Stated
        FROM reviews r JOIN capture_reviews s ON s.review_id = r.id
        WHERE r.tool_id IN (@a, @b, @c, @d)
        ORDER BY s.capture_id, s.review_id
        """;

    internal const string ConflictsSql =
        """
        SELECT x.capture_id AS CaptureId, x.tool_id AS ToolId, x.fact AS Fact, x.kept AS Kept, x.said AS Said, c.file_name AS FileName,
               t.name AS ToolName
        FROM conflicts x JOIN captures c ON c.id = x.capture_id JOIN tools t ON t.id = x.tool_id
        WHERE x.tool_id IN (@a, @b, @c, @d)
        ORDER BY x.id
        """;

    /// <summary>Loads the sources of the facts about one to four tools.</summary>
    /// <param name="store">An open connection.</param>
    /// <param name="toolIds">Ids of the tools.</param>
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
