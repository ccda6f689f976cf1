namespace ToolVerdicts.Captures;

public static class CaptureQueries
{
    internal const string SourcesSql =
        """
        SELECT id, file_name, sha256, form, media, address, imported_at
        FROM captures
        WHERE id IN (SELECT capture_id FROM capture_tools WHERE tool_id IN (@a, @b, @c, @d)) AND id <= @last
          AND EXISTS (
              SELECT 1 FROM sightings v WHERE v.capture_id = captures.id AND (v.withdrawn_in IS NULL OR v.withdrawn_in > @revision))
        ORDER BY id
        """;

    /// <summary>The captures that show one to four tools, in the order of import.</summary>
    /// <param name="last">The last capture to list.</param>
    /// <param name="revision">The last revision to regard.</param>
    public static async Task<IReadOnlyList<CaptureSource>> ListSourcesAsync(
        this DbConnection store, IReadOnlyList<long> toolIds, long last, long revision) => (await store.QueryAsync<CaptureSource>(
            SourcesSql, new { a = toolIds.At(0), b = toolIds.At(1), c = toolIds.At(2), d = toolIds.At(3), last, revision })).AsList();

    internal const string CountSql = "SELECT COUNT(*) FROM captures";
    public static Task<long> CountCapturesAsync(this DbConnection store) => store.ExecuteScalarAsync<long>(CountSql);
}
