namespace ToolVerdicts.Checking;

/// <summary>Rewrites what follows from captures and votes. What visitors and readers wrote, or what was mailed, stays as it is.</summary>
public static class StoreMend
{
    internal const string FindCaptureSql =
        "SELECT c.id, p.content FROM captures c LEFT JOIN capture_pages p ON p.capture_id = c.id WHERE c.sha256 = @sha256";

    internal const string SavePageSql = "INSERT OR REPLACE INTO capture_pages (capture_id, content) VALUES (@id, @content)";

    // Form, media and address are placeholders, which FactTable.Mend overwrites.
    internal const string SaveCaptureSql =
        """
        INSERT INTO captures (id, sha256, file_name, form, media, address, imported_at)
        VALUES (@id, @sha256, @name, 'rich', 'text', '', @now)
        """;

    internal const string LostPagesSql =
        "SELECT capture_id, content FROM capture_pages WHERE capture_id NOT IN (SELECT id FROM captures)";

    internal const string RemovePagesSql = "DELETE FROM capture_pages WHERE capture_id NOT IN (SELECT id FROM captures)";

    /// <summary>Mends a store in one transaction, while a site serves it or not.</summary>
    /// <param name="database">The store.</param>
    /// <param name="pages">Files that may be captured pages which the store has lost.</param>
    /// <param name="now">Import time recorded for a capture whose row was lost.</param>
    /// <exception cref="StoreException">The file is damaged so that it cannot be written. Only restored pages were written.</exception>
    public static MendReport Run(Database database, IReadOnlyList<string> pages, DateTimeOffset now)
    {
        // The replay takes as long as the imports did. It is done before others are kept from writing.
        using var replay = new CaptureReplay();
        try
        {
            using var store = database.OpenWriter();
            store.DisableAutoCheckpoint();
            StoreCheck.RequireKnownSchema(store, database);
            store.Execute("PRAGMA foreign_keys=OFF");
            var restored = pages.SelectMany(page => RestorePage(store, page, now)).ToList();
            replay.Add(store);
            var structure = StoreCheck.FindStructureFaults(database);
            var faults = store.InTransaction(() =>
            {
                replay.Add(store);
                replay.AttachTo(store);
                List<string> found = [.. structure, .. StoreCheck.FindRowFaults(store, replay)];
                if (found.Count > 0)
                    Mend(store, replay, found);
                return found;
            });
            var left = StoreCheck.Run(database);
            return new MendReport([.. restored, .. faults.Except(left)], left);
        }
        catch (DbException fault) when (replay.ExplainFull(fault) is { } sentence)
        {
            throw new StoreException(sentence, fault);
        }
        catch (DbException fault) when (StoreFault.IsDamage(fault))
        {
            var damage = $"is damaged ({fault.Message.TrimEnd('.')}, so it cannot be mended); only restored pages were written.";
            throw new StoreException($"{database.FilePath} {damage}", fault) { IsDamage = true };
        }
    }

    private static void Mend(DbConnection store, CaptureReplay replay, IEnumerable<string> faults)
    {
        store.MendDefinitions();
        // The repairs below look rows up by index, so damaged indexes are rebuilt first.
        if (faults.Any(fault => fault.StartsWith(StructureCheck.File, StringComparison.Ordinal)))
            store.Execute("REINDEX;"); // Dapper takes a single word without a semicolon for a stored procedure.
        foreach (var table in FactTable.Of(replay))
            table.Mend(store);
        if (!replay.IsIncomplete)
            store.Execute(RemovePagesSql + " AND capture_id NOT IN (SELECT id FROM temp.skipped_captures)");
        store.MendTallies();
        store.MendRecords();
        store.MendSearchTexts();
        // Tells the page cache of a serving process that every page may have changed.
        store.AddChange(revision: null, toolId: null, new FactChange(ChangedFact.Mended, ReviewId: null, Before: null, After: null));
    }

    private static IEnumerable<string> RestorePage(DbConnection store, string path, DateTimeOffset now)
    {
        if (TryRead(path) is not { } page || store.FindRemovalOfPage(page.Sha256) is not null)
            return [];
        return store.InTransaction(() =>
        {
            var (stored, content) = store.QuerySingleOrDefault<(long?, object?)>(FindCaptureSql, new { sha256 = page.Sha256 });
            var id = stored ?? store.Query<(long? Id, object? Content)>(LostPagesSql).FirstOrDefault(lost => IsPage(lost.Content)).Id;
            if (id is null || IsPage(content))
                return Array.Empty<string>();
            if (stored is null)
                store.Execute(SaveCaptureSql, new { id, sha256 = page.Sha256, name = page.Name, now });
            store.Execute(SavePageSql, new { id, content = CompressedPage.Compress(page.Content) });
            return [$"capture {id} ({page.Name}): taken from {path}"];
        });

        bool IsPage(object? content) => content is byte[] bytes && CompressedPage.TryDecompress("", bytes)?.Sha256 == page.Sha256;
    }

    private static CaptureFile? TryRead(string path)
    {
        try
        {
            return CaptureFile.Read(path);
        }
        catch (Exception fault) when (fault is CaptureRefusedException or IOException or UnauthorizedAccessException)
        {
            // A file that is no capture cannot be the lost one.
            return null;
        }
    }
}
