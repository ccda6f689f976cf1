namespace ToolVerdicts.Captures;

public static class CaptureQueries
{
    internal const string SourcesSql =
        """
        SELECT id, file_name, sha256, form, media, address, imported_at, erased_in IS NOT NULL AS is_erased, (
            SELECT MAX(v.seen) FROM sightings v
            WHERE v.capture_id = captures.id AND v.revision_id <= @revision AND (v.withdrawn_in IS NULL OR v.withdrawn_in > @revision)
        ) AS seen
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

    internal const string RemovalSql =
        "SELECT r.because, r.removed_on FROM captures p JOIN removed_captures r ON r.sha256 = p.sha256 WHERE p.id = @captureId";

    /// <summary>The reason why an editor had a page removed; null when the page was not removed.</summary>
    public static async Task<Removal?> FindRemovalOfPageAsync(this DbConnection store, long captureId) =>
        await store.QuerySingleOrDefaultAsync<(string Because, DateOnly RemovedOn)?>(RemovalSql, new { captureId }) is { } removal
            ? new Removal(Slug: null, removal.Because, removal.RemovedOn)
            : null;

    internal const string CountSql = "SELECT COUNT(*) FROM captures";
    public static Task<long> CountCapturesAsync(this DbConnection store) => store.ExecuteScalarAsync<long>(CountSql);
}
