namespace ToolVerdicts.Backups;

/// <summary>Copies a store into one file while others read and write it.</summary>
public static class Backup
{
    /// <summary>Suffix of an incomplete backup's file name.</summary>
    public const string Unfinished = ".partial";

    /// <summary>
    /// Copies the store as it is at one moment, checks the copy, and writes the SHA-256 of the file beside it. Only the owner may read
    /// the files, because they hold addresses and the key that signs visitors' cookies.
    /// </summary>
    /// <exception cref="StoreException">
    /// The file exists or cannot be written, or the store is damaged or was written by a newer program. No copy is left then.
    /// </exception>
    public static BackupContents Write(Database database, string path)
    {
        path = Path.GetFullPath(path);
        database.RequireExists();
        if (Path.Exists(path))
            throw new StoreException($"{path} exists already; name a file that does not.");
        var unfinished = path + Unfinished;
        if (Array.Find(StoreFiles.Of(unfinished), Path.Exists) is { } left)
            throw new StoreException($"{left} exists, perhaps from a backup that was cut off; remove it, or name another file.");
        var isCreated = false;
        try
        {
            StoreFiles.CreatePrivateFolder(Path.GetDirectoryName(path)!);
            StoreFiles.CreatePrivate(unfinished).Dispose();
            isCreated = true;
            Copy(database, unfinished);
            var contents = Check(unfinished, database.FilePath);
            DurableFile.Flush(unfinished);
            // The hash comes first: a backup that has its name always has its hash, too.
            BackupHash.Write(path, BackupHash.Compute(unfinished));
            File.Move(unfinished, path);
            DurableFile.FlushFolderOf(path);
            return contents;
        }
        catch (Exception fault) when (StoreFault.Explain(fault, StoreFault.IsDamage(fault) ? database.FilePath : path) is { } sentence)
        {
            if (isCreated)
                Array.ForEach([.. StoreFiles.Of(unfinished), BackupHash.PathOf(path)], File.Delete);
            throw fault as StoreException ?? new StoreException(sentence, fault);
        }
    }

    // SQLite copies a table that has generated columns only on a connection that may write.
    private static void Copy(Database database, string path)
    {
        using var store = database.OpenWriter();
        store.DisableAutoCheckpoint();
        Migrations.RequireKnown(store);
        try
        {
            store.CopyCompactTo(path);
        }
        catch (DbException)
        {
            // Damage may look like a disk that is full.
            database.RequireWhole();
            throw;
        }
    }

    private static BackupContents Check(string unfinished, string store)
    {
        var database = new Database(unfinished);
        return database.RunReadOnly(() =>
        {
            using var copy = database.OpenConnection();
            return copy.FindDamage() is not { } damage ? BackupContents.Of(copy)
                : throw new StoreException($"{store} is damaged ({damage}), so no backup was made; run check to see all faults.")
                {
                    IsDamage = true,
                };
        });
    }
}
