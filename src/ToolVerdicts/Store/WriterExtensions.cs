using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>Transactions and checkpoints of connections that write.</summary>
public static class WriterExtensions
{
    // A checkpoint of this size takes less time than a start waits for the lock.
    private const long MaxLogBytes = 16 * 1024 * 1024;

    private const string BusyTimeoutSql = "PRAGMA busy_timeout=60000";

    /// <summary>
    /// Keeps this connection from checkpointing, which is the serving process's work: a checkpoint here would hold up votes. Waits up to a
    /// minute for other writers, because a migration of a large store takes long.
    /// </summary>
    public static void DisableAutoCheckpoint(this DbConnection store) => store.Execute($"PRAGMA wal_autocheckpoint=0; {BusyTimeoutSql}");

    /// <summary>
    /// Checkpoints a write-ahead log that has grown long, if no process serves the store, so that much work does not fill the disk. Must
    /// not be called in a transaction.
    /// </summary>
    public static void ShortenLog(this DbConnection store, Database database)
    {
        if (new FileInfo($"{database.FilePath}-wal") is not { Exists: true, Length: > MaxLogBytes })
            return;
        // While this process holds the lock, no other one begins to serve.
        using var taken = StoreLock.TryTake(database);
        if (taken is null)
            return;
        // Readers are not waited for, so that the lock is free again soon; the next call tries again.
        store.Execute("PRAGMA busy_timeout=0; PRAGMA wal_checkpoint(TRUNCATE)");
        store.Execute(BusyTimeoutSql);
    }

    /// <summary>
    /// Writes the file anew without what was deleted, and empties the write-ahead log, so that no file of the store holds it any longer.
    /// Takes about as long as a backup, during which others cannot write. Must not be called in a transaction.
    /// </summary>
    /// <returns>False when another process kept this from being done.</returns>
    public static bool EraseFreeSpace(this DbConnection store)
    {
        try
        {
            store.Execute("VACUUM;"); // Dapper takes a single word without a semicolon for a stored procedure.
            return store.ExecuteScalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>Removes the write-ahead log. SQLite does so only while no other connection has the store open.</summary>
    /// <exception cref="DbException">Another connection has the store open.</exception>
    public static void LeaveWriteAheadMode(this DbConnection store) => store.Execute("PRAGMA journal_mode=DELETE");

    /// <summary>
    /// Does all of <paramref name="work"/> or nothing of it. Waits for other writers before it starts. Within another transaction it is a
    /// part of that one.
    /// </summary>
    public static T InTransaction<T>(this DbConnection store, Func<T> work) => store.InTransaction(work, _ => true);

    /// <summary>Reads one state of the store, while others can write.</summary>
    public static T InSnapshot<T>(this DbConnection store, Func<T> read)
    {
        if (store.IsInTransaction())
            return read();
        store.Execute("BEGIN DEFERRED");
        try
        {
            return read();
        }
        finally
        {
            // Some faults end the transaction.
            if (store.IsInTransaction())
                store.Execute("ROLLBACK;");
        }
    }

    /// <summary>As <see cref="InTransaction{T}(DbConnection, Func{T})"/>; what was done is taken back unless its result is kept.</summary>
    public static T InTransaction<T>(this DbConnection store, Func<T> work, Func<T, bool> isKept)
    {
        var isPart = store.IsInTransaction();
        store.Execute(isPart ? "SAVEPOINT part" : "BEGIN IMMEDIATE");
        try
        {
            var result = work();
            store.Execute((isKept(result), isPart) switch
            {
                (true, true) => "RELEASE part",
                (true, false) => "COMMIT",
                (false, true) => "ROLLBACK TO part; RELEASE part",
                (false, false) => "ROLLBACK",
            });
            return result;
        }
        catch
        {
            // After some faults, such as a full disk, SQLite has rolled back already; a second rollback would hide the first fault.
            if (store.IsInTransaction())
                store.Execute(isPart ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK");
            throw;
        }
    }

    /// <inheritdoc cref="StoreConnection.Run"/>
    public static int Run(this DbConnection store, string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        ((StoreConnection)store).Run(sql, values);

    /// <summary>True between BEGIN and COMMIT or ROLLBACK.</summary>
    internal static bool IsInTransaction(this DbConnection store) => raw.sqlite3_get_autocommit(((SqliteConnection)store).Handle) == 0;
}
