using System.Data.Common;
using Dapper;
using ToolVerdicts.Store;

namespace ToolVerdicts.Backups;

/// <summary>Writes a copy of a store while others read and write it: of one moment, checked, and under its name only when it is on the disk.</summary>
public static class Backup
{
    internal const string CopySql = "VACUUM INTO @path";

    /// <summary>What an unfinished copy is called, after the name it is to have.</summary>
    public const string Unfinished = ".partial";

    /// <summary>Copies a store into a file that only this user may read: it holds addresses and the key that visitors' cookies are signed with.</summary>
    /// <param name="database">The store.</param>
    /// <param name="path">A file that does not exist.</param>
    /// <param name="now">The time it is made.</param>
    /// <exception cref="StoreException">There is such a file, it cannot be written, what the store holds is damaged, or a newer program wrote it: then there is no copy.</exception>
    public static BackupContents Write(Database database, string path, DateTimeOffset now)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(database.FilePath))
            throw new StoreException($"{database.FilePath} does not exist; name a store with --Store=FILE.");
        if (Path.Exists(path))
            throw new StoreException($"{path} exists already; name a file that does not.");
        var unfinished = path + Unfinished;
        if (Array.Find(StoreFiles.Of(unfinished), Path.Exists) is { } left)
            throw new StoreException($"{left} exists, perhaps from a backup that was cut off; remove it, or name another file.");
        Prepare(unfinished);
        try
        {
            Copy(database, unfinished);
            var contents = Finish(unfinished, database.FilePath);
            DurableFile.Flush(unfinished);
            File.Move(unfinished, path);
            DurableFile.FlushFolderOf(path);
            return contents;
        }
        catch (Exception fault) when (StoreFault.Explain(fault, StoreFault.IsDamage(fault) ? database.FilePath : path) is { } sentence)
        {
            Array.ForEach(StoreFiles.Of(unfinished), File.Delete);
            throw fault as StoreException ?? new StoreException(sentence, fault);
        }
    }

    private static void Copy(Database database, string path)
    {
        using var store = database.OpenWriter();
        store.WorkBesideTheServer();
        Migrations.RequireKnown(store);
        try
        {
            store.Execute(CopySql, new { path });
        }
        catch (DbException)
        {
            // Damage may look like a disk that is full.
            database.RequireWhole();
            throw;
        }
    }

    private static void RequireNo(string? damage, string store)
    {
        if (damage is not null)
            throw new StoreException($"{store} is damaged ({damage}), so no backup was made of it; see what else with the check verb.") { IsDamage = true };
    }

    // What was damaged in the store is damaged in its copy.
    private static BackupContents Finish(string unfinished, string store)
    {
        using var copy = new Database(unfinished).OpenWriter();
        RequireNo(copy.FindDamage(), store);
        var contents = BackupContents.Of(copy);
        // One file, which needs no other beside it.
        copy.Execute("PRAGMA journal_mode=DELETE");
        return contents;
    }

    // Where another backup came first, what stands there is its own.
    private static void Prepare(string unfinished)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(unfinished)!);
            using var file = new FileStream(unfinished, options);
        }
        catch (Exception fault) when (StoreFault.Explain(fault, unfinished) is { } sentence)
        {
            throw new StoreException(sentence, fault);
        }
    }
}
