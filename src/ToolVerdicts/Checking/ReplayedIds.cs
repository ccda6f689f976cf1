namespace ToolVerdicts.Checking;

/// <summary>
/// Translates ids of the replayed store <c>again</c>. <c>temp.TABLE_ids</c> holds them in pairs: the id in the replayed store, and the id
/// that the row has, or is to get, in the checked one.
/// </summary>
internal static class ReplayedIds
{
    // How the row of the checked store is found for a row of the replayed one, in the order of trust: by what identifies the row; by what
    // the captures' rows point to, where that is damaged or the row is gone; else by the same id, or a new one.
    private static readonly (string Table, string[] Ids)[] Translations =
    [
        ("captures", ["SELECT id FROM main.captures WHERE sha256 = a.sha256"]),
        ("tools",
        [
            "SELECT id FROM main.tools WHERE identity = a.identity",
            "SELECT id FROM main.tools WHERE slug = a.slug",
            """
            SELECT s.tool_id FROM again.capture_tools x JOIN temp.captures_ids c ON c.replayed = x.capture_id
            JOIN main.capture_tools s ON s.capture_id = c.stored AND s.side = x.side WHERE x.tool_id = a.id
            """,
        ]),
        ("categories",
        [
            "SELECT id FROM main.categories WHERE slug = a.slug",
            """
            SELECT t.category_id FROM again.tools x JOIN temp.tools_ids i ON i.replayed = x.id JOIN main.tools t ON t.id = i.stored
            WHERE x.category_id = a.id
            """,
        ]),
        ("reviews",
        [
            """
            SELECT r.id FROM temp.tools_ids i JOIN main.reviews r ON r.tool_id = i.stored
            WHERE i.replayed = a.tool_id AND r.text_digest = a.text_digest
            """,
            """
            SELECT s.review_id FROM again.capture_reviews x JOIN temp.captures_ids c ON c.replayed = x.capture_id
            JOIN main.capture_reviews s ON s.capture_id = c.stored AND s.row = x.row AND s.side = x.side WHERE x.review_id = a.id
            """,
        ]),
    ];

    /// <summary>Pairs the ids of the two stores, and lists captures and tools whose rows depend on unusable captures.</summary>
    public static void Translate(DbConnection store, IReadOnlyList<(long Id, string? Address)> unusable)
    {
        foreach (var (table, ids) in Translations)
        {
            const string Stored = "INTEGER NOT NULL UNIQUE CHECK (typeof(stored) = 'integer')";
            store.Execute($"CREATE TEMP TABLE {table}_ids (replayed INTEGER PRIMARY KEY, stored {Stored})");
            var sameId = $"SELECT a.id WHERE a.id NOT IN (SELECT id FROM main.{table})";
            var newId =
                $"""
                SELECT MAX(id) + a.id FROM (
                    SELECT id FROM main.{table} UNION ALL SELECT id FROM again.{table} UNION ALL SELECT stored FROM temp.{table}_ids)
                """;
            foreach (var id in (string[])[.. ids, sameId, newId])
                Pair(store, table, id);
        }

        store.Execute("CREATE TEMP TABLE skipped_captures (id INTEGER PRIMARY KEY)");
        store.Execute("CREATE TEMP TABLE skipped_tools (id INTEGER PRIMARY KEY)");
        foreach (var (id, address) in unusable)
        {
            store.Execute("INSERT OR IGNORE INTO temp.skipped_captures VALUES (@id)", new { id });
            foreach (var slug in ComparisonAddress.TryParse(address, out var slugs) ? slugs : [])
                store.Execute("INSERT OR IGNORE INTO temp.skipped_tools SELECT id FROM main.tools WHERE slug = @slug", new { slug });
        }

        if (unusable.Count == 0)
            return;
        // The inference of reviewers uses all reviews of a capture, so all its tools are skipped together.
        foreach (var (skipped, by) in (ReadOnlySpan<(string, string)>)[("tool", "capture"), ("capture", "tool"), ("tool", "capture")])
        {
            store.Execute(
                $"""
                INSERT OR IGNORE INTO temp.skipped_{skipped}s SELECT {skipped}_id FROM main.capture_tools
                WHERE typeof({skipped}_id) = 'integer' AND {by}_id IN (SELECT id FROM temp.skipped_{by}s)
                """);
        }
    }

    // An unreadable page of the file yields no id; the next query is tried.
    private static void Pair(DbConnection store, string table, string id)
    {
        try
        {
            store.Execute(
                $"""
                INSERT OR IGNORE INTO temp.{table}_ids SELECT a.id, ({id} LIMIT 1) FROM again.{table} a
                WHERE a.id NOT IN (SELECT replayed FROM temp.{table}_ids)
                """);
        }
        catch (DbException fault) when (StoreFault.IsDamage(fault))
        {
            // StructureCheck reports the damaged page.
        }
    }
}
