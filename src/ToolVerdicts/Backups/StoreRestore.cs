namespace ToolVerdicts.Backups;

/// <summary>Replaces a store with a backup. The former store is kept under another name.</summary>
public static class StoreRestore
{
    /// <summary>Suffix of an incomplete copy's file name.</summary>
    public const string Unfinished = ".restoring";
    private const string FormerName = ".before-restore-";
    private const string FormerTime = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>Copies a backup beside the store, verifies the copy, and puts it into the store's place.</summary>
    /// <param name="backup">The backup's file.</param>
    /// <param name="database">The store, which need not exist.</param>
    /// <param name="now">Time stamp in the former store's new name.</param>
    /// <param name="erasures">
    /// A log of what was erased since the backup, beside those that lie in the folders of the backup and of the store; null for none.
    /// </param>
    /// <returns>
    /// The counts of what was restored, whether a file with the backup's SHA-256 was there to verify it by, and the former store's new
    /// name; null when there was no store.
    /// </returns>
    /// <exception cref="StoreException">
    /// The backup is damaged or was written by a newer program, or the store is in use or a newer program's, or a disk failed. The former
    /// store is in place, or has been renamed and the restore must be repeated.
    /// </exception>
    public static (BackupContents Contents, bool HasHash, string? Former) Restore(
        string backup, Database database, DateTimeOffset now, ErasureLog? erasures = null)
    {
        backup = Path.GetFullPath(backup);
        var path = database.FilePath;
        RequireBackup(backup, path);
        RequireOwner(path);
        using var serving = StoreLock.Take(database);
        var unfinished = path + Unfinished;
        var existed = File.Exists(path) || File.Exists(unfinished);
        try
        {
            Array.ForEach(StoreFiles.Of(unfinished)[..^1], File.Delete);
            File.Copy(backup, unfinished, overwrite: true);
            StoreFiles.MakePrivate(unfinished);
            var sha256 = BackupHash.Find(backup);
            if (sha256 is not null && sha256 != BackupHash.Compute(unfinished))
                throw new StoreException(Damaged(backup, $"its SHA-256 is not the one in {BackupHash.PathOf(backup)}"));
            var contents = Verify(unfinished, backup);
            contents = Erase(unfinished, LogsOf(backup, path, erasures), now) ?? contents;
            DurableFile.Flush(unfinished);
            var time = now.UtcDateTime.ToString(FormerTime, CultureInfo.InvariantCulture);
            var former = File.Exists(path) ? path + FormerName + time : null;
            if (former is not null)
            {
                // Opening a file that is no SQLite database could remove the log beside it, so such a file is renamed unopened.
                if (StoreHeader.Of(path).IsWritable)
                    RequireReplaceable(database);
                foreach (var (from, to) in StoreFiles.Of(path).Zip(StoreFiles.Of(former)).Where(file => File.Exists(file.First)))
                    File.Move(from, to);
            }

            File.Move(unfinished, path);
            DurableFile.FlushFolderOf(path);
            return (contents, sha256 is not null, former);
        }
        catch (Exception fault) when (StoreFault.Explain(fault, path) is { } sentence)
        {
            // Once the former store is renamed the copy stays: RequireFinished then reports that the restore must be repeated.
            if (File.Exists(path) || !existed)
                Array.ForEach(StoreFiles.Of(unfinished), File.Delete);
            throw fault as StoreException ?? new StoreException(sentence, fault);
        }
    }

    /// <summary>Checks that no restore was cut off after it had renamed the former store.</summary>
    /// <exception cref="StoreException">A restore was cut off.</exception>
    public static void RequireFinished(Database database)
    {
        if (!File.Exists(database.FilePath) && File.Exists(database.FilePath + Unfinished))
            throw new StoreException($"{database.FilePath} is not there, because a restore was cut off; restore again.");
    }

    // A file that root writes cannot be read by the user who serves the store.
    private static void RequireOwner(string path)
    {
        var owned = File.Exists(path) ? path : Path.GetDirectoryName(path)!;
        if (FileIdentity.Of(owned) is { IsOwn: false, Owner: var owner })
        {
            throw new StoreException($"{owned} belongs to the user with the number {owner}, who could not read what another user restores; "
                + $"run it as that user, such as with: sudo -u '#{owner}'. Nothing was changed.");
        }
    }

    private static void RequireBackup(string backup, string path)
    {
        if (!File.Exists(backup) || !StoreHeader.Of(backup).IsStore)
            throw new StoreException($"{backup} is no backup of a store; nothing was changed.");
        if (backup == path)
            throw new StoreException($"{backup} is the store itself; name another file with --Store=FILE.");
        if (new FileInfo($"{backup}-wal") is { Exists: true, Length: > 0 })
        {
            throw new StoreException(
                $"{backup} is no backup: a part of it is in {backup}-wal. Nothing was changed; make a backup of it with the backup verb.");
        }
    }

    // A store that cannot be read may be replaced, whichever version wrote it.
    private static void RequireReplaceable(Database database)
    {
        try
        {
            using var store = database.OpenWriter();
            if (Migrations.IsNewer(store))
            {
                throw new StoreException($"{database.FilePath} was written by a newer version of the program; "
                    + "restore with that version, or name another file with --Store=FILE.");
            }

            // Another program that has the store open would go on writing to the former one.
            store.LeaveWriteAheadMode();
        }
        catch (DbException fault) when (StoreFault.IsBusy(fault))
        {
            throw new StoreException($"{database.FilePath} is in use by another program; try again when it is done.", fault);
        }
        catch (Exception fault) when (StoreFault.IsDamage(fault))
        {
            // Damage is the reason for a restore.
        }
    }

    private static IEnumerable<ErasureLog> LogsOf(string backup, string path, ErasureLog? erasures) =>
        new[] { new ErasureLog(Path.GetDirectoryName(backup)!), new ErasureLog(Path.GetDirectoryName(path)!), erasures }
            .OfType<ErasureLog>().Distinct();

    /// <returns>What the copy holds afterwards; null when nothing was to be erased.</returns>
    private static BackupContents? Erase(string copy, IEnumerable<ErasureLog> logs, DateTimeOffset now)
    {
        var known = logs.Where(log => log.Exists).ToList();
        if (known.Count == 0)
            return null;
        using var store = new Database(copy).OpenWriter();
        Migrations.Migrate(store, now);
        store.InTransaction(() => known.Sum(log => log.Replay(store, now)));
        store.LeaveWriteAheadMode();
        return BackupContents.Of(store);
    }

    private static BackupContents Verify(string copy, string backup)
    {
        var database = new Database(copy);
        try
        {
            return database.RunReadOnly(() =>
            {
                using var store = database.OpenConnection();
                if (Migrations.VersionOf(store) is var version && version > Migrations.Latest)
                {
                    throw new StoreException($"{backup} has schema {version}, and this program knows {Migrations.Latest}: "
                        + "it was written by a newer version. Nothing was changed; restore with that version.");
                }

                return store.FindDamage() is { } damage ? throw new StoreException(Damaged(backup, damage)) : BackupContents.Of(store);
            });
        }
        catch (Exception fault) when (StoreFault.IsDamage(fault))
        {
            throw new StoreException(Damaged(backup, (fault.InnerException ?? fault).Message.TrimEnd('.')), fault);
        }
    }

    private static string Damaged(string backup, string reason) =>
        $"{backup} is damaged ({reason}). Nothing was changed; take another backup.";
}
