namespace ToolVerdicts.Importing;

/// <summary>
/// Brings the captures of a store that was written before facts could change under the present rules: each becomes a revision, in the
/// order of their imports.
/// </summary>
public static class FactUpgrade
{
    internal const string IsNeededSql = "SELECT EXISTS (SELECT 1 FROM captures) AND NOT EXISTS (SELECT 1 FROM revisions)";

    internal const string PagesSql =
        """
        SELECT c.id, c.file_name, c.imported_at, p.content FROM captures c JOIN capture_pages p ON p.capture_id = c.id
        WHERE c.id > @after ORDER BY c.id LIMIT 1
        """;

    private static readonly string[] Clearing =
    [
        "DELETE FROM capture_rows",
        "DELETE FROM capture_tools",
        "DELETE FROM capture_reviews",
        "DELETE FROM reviews",
        """
        UPDATE tools SET category_id = NULL, description = NULL, price_word = NULL, price_text = NULL, panel_share = NULL,
                         panel_ship = NULL, panel_skip = NULL, panel_basis = NULL, community_share = NULL, community_votes = NULL
        """,
    ];

    /// <summary>Opens a store that exists for work beside a serving process, migrated and brought under the present rules.</summary>
    /// <inheritdoc cref="StoreOpening.OpenBeside(Database, DateTimeOffset, IReadOnlyList{Migration}?)"/>
    public static DbConnection OpenUpgraded(this Database database, DateTimeOffset now)
    {
        var store = database.OpenBeside(now);
        try
        {
            Run(store);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store to write facts, migrated and brought under the present rules, beside a serving process; creates it when it
    /// does not exist.</summary>
    /// <inheritdoc cref="StoreOpening.OpenToImport"/>
    public static DbConnection OpenUpgradedToImport(this Database database, DateTimeOffset now)
    {
        var store = database.OpenToImport(now);
        try
        {
            Run(store);
            ToolIndex.IndexAll(store);
            ListedValueWrites.CompleteAll(store);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Imports all captures again, unless revisions took them in. All of it is one transaction. Of captures that revisions took
    /// in before rows were stored, stores the rows.</summary>
    /// <returns>How many captures were imported again.</returns>
    /// <exception cref="StoreException">A stored page cannot be read; no fact was changed.</exception>
    public static int Run(DbConnection store)
    {
        if (!store.ExecuteScalar<bool>(IsNeededSql))
        {
            RowUpgrade.Run(store);
            return 0;
        }

        return store.InTransaction(() =>
        {
            // Another process can have done it since.
            if (!store.ExecuteScalar<bool>(IsNeededSql))
                return 0;
            foreach (var statement in Clearing)
                store.Execute(statement);
            var importer = new Importer(store, TimeProvider.System);
            var (count, last) = (0, 0L);
            while (store.QuerySingleOrDefault<PageRow>(PagesSql, new { after = last }) is { } page)
            {
                try
                {
                    importer.TakeIn(page.Id, new CaptureFile(page.FileName, CompressedPage.Decompress(page.Content)), page.ImportedAt);
                }
                catch (Exception fault) when (fault is InvalidDataException or CaptureRefusedException)
                {
                    throw new StoreException(
                        $"{store.DataSource}: capture {page.Id} ({page.FileName}) cannot be read, so that its facts cannot be brought "
                        + "under this version's rules. Put its page back with check --mend FILE, or restore a backup, and start again.",
                        fault);
                }

                last = page.Id;
                count++;
            }

            RowUpgrade.Finish(store);
            return count;
        });
    }

    private sealed record PageRow(long Id, string FileName, DateTimeOffset ImportedAt, byte[] Content);
}
