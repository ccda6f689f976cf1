namespace ToolVerdicts.Checking;

/// <summary>Finds captures that a replay cannot repeat, because a part of them is gone from the store.</summary>
internal static class LostCaptures
{
    internal const string UnseenSql =
        """
        SELECT id, COALESCE(CAST(file_name AS TEXT), '') AS file_name, CAST(address AS TEXT) AS address FROM captures
        WHERE id NOT IN (SELECT capture_id FROM sightings) ORDER BY id
        """;

    /// <summary>The captures that no revision took in.</summary>
    public static IReadOnlyList<(long Id, string FileName, string? Address)> ListUnseenCaptures(this DbConnection store) =>
        Find(() => store.Query<(long, string, string?)>(UnseenSql).AsList());

    internal const string GoneSql =
        """
        SELECT lost.id, p.content, (
            SELECT group_concat(t.slug, '-vs-' ORDER BY t.slug) FROM capture_tools s JOIN tools t ON t.id = s.tool_id
            WHERE s.capture_id = lost.id
        )
        FROM (SELECT capture_id AS id FROM capture_pages UNION SELECT capture_id FROM capture_tools) lost
        LEFT JOIN capture_pages p ON p.capture_id = lost.id
        WHERE typeof(lost.id) = 'integer' AND lost.id NOT IN (SELECT id FROM captures) ORDER BY lost.id
        """;

    /// <summary>The captures whose rows are gone, while pages or statements of them are there.</summary>
    public static IReadOnlyList<GoneCapture> ListGoneCaptures(this DbConnection store) =>
        Find(() => store.Query<(long Id, object? Content, string? Address)>(GoneSql)
            .Select(row => new GoneCapture(
                row.Id, row.Content is byte[] content ? CompressedPage.TryDecompress("", content)?.Sha256 : null, row.Address))
            .ToList());

    // StructureCheck reports a damaged page, and StoreMend cannot write that table.
    private static List<T> Find<T>(Func<List<T>> query)
    {
        try
        {
            return query();
        }
        catch (DbException fault) when (StoreFault.IsDamage(fault))
        {
            return [];
        }
    }
}
