using System.Data.Common;
using System.Globalization;
using Dapper;
using ToolVerdicts.Store;

namespace ToolVerdicts.Backups;

/// <summary>Puts a backup in the place of a store. The store that stood there is kept under another name.</summary>
public static class Restoring
{
    /// <summary>What a store is called, after its own name, while it is not in its place yet.</summary>
    public const string Unfinished = ".restoring";

    private const string FormerName = ".before-restore-";
    private const string FormerTime = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>Copies a backup beside the store, verifies the copy, and puts it into the store's place.</summary>
    /// <param name="backup">The backup's file.</param>
    /// <param name="database">The store, which need not exist.</param>
    /// <param name="now">What the former store is named after.</param>
    /// <returns>What was restored, and the former store's new name; null when there was none.</returns>
    /// <exception cref="StoreException">The backup is none, or damaged, or written by a newer program, or the store is in use, or is a newer program's. Nothing was changed.</exception>
    public static (BackupContents Contents, string? Former) Restore(string backup, Database database, DateTimeOffset now)
    {
        backup = Path.GetFullPath(backup);
        var path = database.FilePath;
        if (!File.Exists(backup) || !StoreHeader.Of(backup).IsStore)
            throw new StoreException($"{backup} is no file that the backup verb has written; nothing was changed.");
        if (backup == path)
            throw new StoreException($"{backup} is the store itself; name another file with --Store=FILE.");
        using var serving = StoreLock.Take(database);
        var unfinished = path + Unfinished;
        var stoodThere = File.Exists(path) || File.Exists(unfinished);
        try
        {
            // What SQLite does not write to is put away as it is, and what lies beside it: opening it could remove that.
            if (File.Exists(path) && StoreHeader.Of(path).IsWritable)
                RequireReplaceable(database);
            Array.ForEach(StoreFiles.Of(unfinished)[..^1], File.Delete);
            File.Copy(backup, unfinished, overwrite: true);
            var contents = Verify(unfinished, backup);
            DurableFile.Flush(unfinished);
            var former = File.Exists(path) ? $"{path}{FormerName}{now.UtcDateTime.ToString(FormerTime, CultureInfo.InvariantCulture)}" : null;
            if (former is not null)
            {
                if (StoreHeader.Of(path).IsWritable)
                    RequireAlone(database);
                PutAway(path, former);
            }

            File.Move(unfinished, path);
            DurableFile.FlushFolderOf(path);
            return (contents, former);
        }
        catch (Exception fault) when (StoreFault.Explain(fault, path) is { } sentence)
        {
            // Once the former store is away, what is to take its place stays for the next attempt: it tells that something is to come.
            if (File.Exists(path) || !stoodThere)
                Array.ForEach(StoreFiles.Of(unfinished), File.Delete);
            throw fault as StoreException ?? new StoreException(sentence, fault);
        }
    }

    /// <summary>Says when a restore was cut off after the former store was put away.</summary>
    /// <exception cref="StoreException">It was.</exception>
    public static void RequireFinished(Database database)
    {
        if (!File.Exists(database.FilePath) && File.Exists(database.FilePath + Unfinished))
            throw new StoreException($"{database.FilePath} is not there, because a restore was cut off; restore again.");
    }

    // Of a store that cannot be read it does not matter who wrote it.
    private static void RequireReplaceable(Database database)
    {
        try
        {
            using var store = database.OpenWriter();
            if (Migrations.IsNewer(store))
                throw new StoreException($"{database.FilePath} was written by a newer version of the program; restore with that version, or name another file with --Store=FILE.");
        }
        catch (Exception fault) when (StoreFault.IsDamage(fault))
        {
            // Which is why somebody restores.
        }
    }

    // Whoever else has the store open would go on in the former one.
    private static void RequireAlone(Database database)
    {
        try
        {
            using var store = database.OpenWriter();
            // SQLite gives up the log only where nobody else has the store open.
            store.Execute("PRAGMA journal_mode=DELETE");
        }
        catch (DbException fault) when (StoreFault.IsBusy(fault))
        {
            throw new StoreException($"{database.FilePath} is in use by another program; try again when it is done.", fault);
        }
        catch (Exception fault) when (StoreFault.IsDamage(fault))
        {
            // Which is why somebody restores.
        }
    }

    private static void PutAway(string path, string former)
    {
        foreach (var (from, to) in StoreFiles.Of(path).Zip(StoreFiles.Of(former)).Where(file => File.Exists(file.First)))
            File.Move(from, to);
    }

    private static BackupContents Verify(string copy, string backup)
    {
        try
        {
            using var store = new Database(copy).OpenWriter();
            if (Migrations.IsNewer(store))
                throw new StoreException($"{backup} has schema {Migrations.VersionOf(store)}, and this program knows {Migrations.Latest}: it was written by a newer version. Nothing was changed; restore with that version.");
            if (store.FindDamage() is { } damage)
                throw new StoreException($"{backup} is damaged ({damage}). Nothing was changed; take another backup.");
            return BackupContents.Of(store);
        }
        catch (Exception fault) when (StoreFault.IsDamage(fault))
        {
            throw new StoreException($"{backup} is damaged ({(fault.InnerException ?? fault).Message.TrimEnd('.')}). Nothing was changed; take another backup.", fault);
        }
    }
}
