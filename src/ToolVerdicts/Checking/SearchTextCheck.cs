namespace ToolVerdicts.Checking;

/// <summary>Compares the full-text indexes with the replayed facts. SQLite's own check covers their inner structure.</summary>
internal static class SearchTextCheck
{
    private static readonly string[] Indexes = ["tool_texts", "tool_names"];

    // Reads the replayed store (FactTable), so it compiles only where that is attached. The index has borders between words (IndexedText).
    private const string Differing =
        $"""
        SELECT i.stored AS Id, t.slug AS Slug
        FROM again.tools t JOIN temp.tools_ids i ON i.replayed = t.id
        LEFT JOIN main.tool_texts x ON x.rowid = i.stored LEFT JOIN main.tool_names n ON n.rowid = i.stored
        WHERE i.stored NOT IN (SELECT id FROM temp.skipped_tools)
          AND CASE t.is_hidden WHEN 1 THEN x.rowid IS NOT NULL OR n.rowid IS NOT NULL ELSE
            (replace(x.name, char(8203), ''), replace(x.tagline, char(8203), ''), replace(x.description, char(8203), ''),
             replace(x.reviews, char(8203), ''), replace(n.name, char(8203), '')) IS NOT (t.name, t.tagline, t.description, COALESCE(
              (SELECT group_concat(r.text, char(10, 10) ORDER BY r.text_digest) FROM again.reviews r
               WHERE r.tool_id = t.id AND {ReviewQueries.Shown}), ''), t.name)
          END
        ORDER BY t.slug
        """;

    internal const string ExtraSql =
        """
        SELECT rowid FROM tool_texts WHERE rowid NOT IN (SELECT id FROM tools)
        UNION SELECT rowid FROM tool_names WHERE rowid NOT IN (SELECT id FROM tools)
        """;

    /// <returns>One sentence for each tool whose indexed texts are not its facts, and for each indexed row without a tool.</returns>
    public static IEnumerable<string> FindSearchTextFaults(this DbConnection store) => store.Query<(long Id, string Slug)>(Differing)
        .Select(tool => $"search index of {tool.Slug}: its texts are not what the captures say")
        .Concat(store.Query<long>(ExtraSql).Select(row => $"search index: row {row} belongs to no tool"));

    /// <summary>Indexes again what differs; everything, when an index is damaged or its definition is gone.</summary>
    public static void MendSearchTexts(this DbConnection store)
    {
        try
        {
            foreach (var id in store.Query<(long Id, string Slug)>(Differing).Select(tool => tool.Id).ToList())
                store.IndexTool(id);
            foreach (var id in store.Query<long>(ExtraSql).AsList())
                store.RemoveTexts(id);
            foreach (var index in Indexes)
                store.Execute($"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        }
        catch (DbException fault) when (StoreFault.IsDamage(fault))
        {
            foreach (var index in Indexes)
                Replace(store, index);
            foreach (var id in store.Query<long>(ToolIndex.IdsSql).AsList())
                store.IndexTool(id);
        }
    }

    // The index is dropped by its parts, because SQLite cannot drop one whose configuration it cannot read.
    private static void Replace(DbConnection store, string index)
    {
        var definition = store.QuerySingle<string>("SELECT sql FROM again.sqlite_master WHERE name = @index", new { index });
        var parts = store.Query<string>(
            "SELECT name FROM again.sqlite_master WHERE type = 'table' AND name LIKE @index || '~_%' ESCAPE '~'", new { index });
        store.Execute("PRAGMA writable_schema=ON");
        store.Execute("DELETE FROM main.sqlite_master WHERE name = @index", new { index });
        store.Execute("PRAGMA writable_schema=RESET");
        foreach (var part in parts.AsList())
            store.Execute($"DROP TABLE IF EXISTS main.{part}");
        store.Execute(definition);
    }
}
