namespace ToolVerdicts.Facts;

public static class HistoryQueries
{
    internal const string TextsSql = ReviewQueries.Select + "WHERE r.tool_id = @toolId ORDER BY r.id";

    /// <summary>Every text that a source shows as a review of a tool, superseded and withdrawn ones included.</summary>
    public static async Task<IReadOnlyList<Review>> ListTextsAsync(this DbConnection store, long toolId) =>
        (await store.QueryAsync<Review>(TextsSql, new { toolId })).AsList();

    internal const string SightingsSql =
        """
        SELECT DISTINCT v.revision_id AS revision, x.recorded_at, c.id AS capture_id, c.address, NULL AS author
        FROM capture_tools s JOIN captures c ON c.id = s.capture_id JOIN sightings v ON v.capture_id = s.capture_id
        JOIN revisions x ON x.id = v.revision_id
        WHERE s.tool_id = @toolId
        UNION ALL
        SELECT x.id, x.recorded_at, NULL, NULL, x.author
        FROM revisions x
        WHERE x.id IN (
            SELECT since FROM file_facts WHERE tool_id = @toolId
            UNION SELECT f.since FROM reviews r JOIN file_reviews f ON f.review_id = r.id WHERE r.tool_id = @toolId)
        """;

    /// <summary>The history of a tool, from everything that sources state of it.</summary>
    /// <param name="criteria">The criteria of the site, for their labels.</param>
    public static async Task<ToolHistory> FindHistoryAsync(
        this DbConnection store, long toolId, IReadOnlyList<Criterion>? criteria = null) => ToolHistory.Of(
        await store.FindAllToolStatementsAsync(toolId),
        await store.FindAllFileStatementsAsync(toolId),
        await store.ListTextsAsync(toolId),
        await store.FindAllReviewStatementsAsync(toolId),
        (await store.QueryAsync<HistorySighting>(SightingsSql, new { toolId })).AsList(),
        criteria);
}
