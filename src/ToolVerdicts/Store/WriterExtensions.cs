using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>What every connection that writes needs.</summary>
public static class WriterExtensions
{
    // In bytes: copied in the time that a start waits for the lock.
    private const long LongestLog = 16 * 1024 * 1024;

    private const string Patience = "PRAGMA busy_timeout=60000";

    /// <summary>
    /// Keeps this connection from checkpointing: while a process serves the store, that is its work alone, and one may begin to at any time. It waits a minute
    /// for others who write: who migrates a large store takes some of it.
    /// </summary>
    public static void WorkBesideTheServer(this SqliteConnection store) => store.Execute($"PRAGMA wal_autocheckpoint=0; {Patience}");

    /// <summary>Copies the log into the file where it has grown long and no process serves the store, so that much work does not fill the disk. Stands between transactions.</summary>
    public static void ShortenLog(this SqliteConnection store, Database database)
    {
        if (new FileInfo($"{database.FilePath}-wal") is not { Exists: true, Length: > LongestLog })
            return;
        // Meanwhile nobody begins to serve.
        using var taken = StoreLock.TryTake(database);
        if (taken is null)
            return;
        // Readers are not waited for: the next time does it, and until then the store is anybody's to serve.
        store.Execute("PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(TRUNCATE)");
        store.Execute(Patience);
    }

    /// <summary>Does all of <paramref name="work"/> or nothing of it. Waits for other writers before it starts; within another transaction it is a part of that.</summary>
    /// <returns>What the work returns.</returns>
    public static T InTransaction<T>(this SqliteConnection store, Func<T> work)
    {
        var isPart = raw.sqlite3_get_autocommit(store.Handle) == 0;
        store.Execute(isPart ? "SAVEPOINT part" : "BEGIN IMMEDIATE");
        try
        {
            var result = work();
            store.Execute(isPart ? "RELEASE part" : "COMMIT");
            return result;
        }
        catch
        {
            // A full disk has already rolled back, and a second rollback would hide what happened.
            if (raw.sqlite3_get_autocommit(store.Handle) == 0)
                store.Execute(isPart ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK");
            throw;
        }
    }
}
