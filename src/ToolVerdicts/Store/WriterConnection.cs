using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>The connection of the one that writes, used by its thread alone: opened when it is needed, checkpointed in a lull, and brought back after a fault.</summary>
internal sealed class WriterConnection(Database database)
{
    // A checkpoint holds up whoever waits. While there is work it comes when the log is this many pages (128 MB) long, so that a page which many
    // votes change is copied once for all; in a lull it comes by itself, and so the log stays short on most days.
    private const int LongestLog = 32_000;

    private const int CacheKilobytes = 16_000;

    private SqliteConnection? _store;
    private bool _hasWritten;
    private long _checkpointed;

    /// <summary>Does <paramref name="work"/> in one transaction, which is safe on the disk afterwards.</summary>
    public void Write(Action<SqliteConnection> work)
    {
        var store = Open();
        store.Run("BEGIN IMMEDIATE");
        work(store);
        store.Run("COMMIT");
        _hasWritten = true;
    }

    /// <summary>
    /// Copies the log into the file and cuts it to nothing, so that what visitors had removed is not left behind in it, and the file alone is the
    /// store. What other processes commit is left to this one too. Readers are not waited for: the next lull tries again.
    /// </summary>
    /// <returns>True when there was something to copy, and it is done.</returns>
    public bool Checkpoint()
    {
        var store = Open();
        var others = store.First("PRAGMA data_version", row => row.Number(0));
        if (!_hasWritten && others == _checkpointed)
            return false;
        store.Run("PRAGMA busy_timeout=0");
        try
        {
            var isCut = store.First("PRAGMA wal_checkpoint(TRUNCATE)", row => row.Number(0) == 0);
            if (isCut)
                (_hasWritten, _checkpointed) = (false, others);
            return isCut;
        }
        finally
        {
            store.Run("PRAGMA busy_timeout=5000");
        }
    }

    /// <summary>Ends what a fault left half done, so that the next work begins anew.</summary>
    public void Recover(Exception fault)
    {
        if (fault is SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR } && _store is not null)
        {
            // A disk that takes no writes lets nobody create the log's index anew: while one connection stays open, it stays, and reading goes on.
            RollBack(_store);
        }
        else
        {
            // Whoever opened the store while it was read-only keeps it so for the whole process.
            Close();
            database.CloseReaders();
        }
    }

    /// <summary>Leaves the store as one file: with the last connection SQLite removes the log.</summary>
    public void Leave()
    {
        database.CloseReaders();
        if (_store is not null)
            Checkpoint();
    }

    /// <summary>Closes the connection.</summary>
    public void Close()
    {
        _store?.Dispose();
        _store = null;
    }

    private SqliteConnection Open()
    {
        if (_store is not null)
            return _store;
        _store = database.OpenWriter();
        _store.Execute($"PRAGMA wal_autocheckpoint={LongestLog}; PRAGMA cache_size=-{CacheKilobytes}");
        return _store;
    }

    private void RollBack(SqliteConnection store)
    {
        try
        {
            if (raw.sqlite3_get_autocommit(store.Handle) == 0)
                store.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // Not even that: the transaction ends with its connection.
            Close();
        }
    }
}
