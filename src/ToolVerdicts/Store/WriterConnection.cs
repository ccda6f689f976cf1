using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>
/// The writer's connection, used by its thread alone: opened with the first work, checkpointed when idle, and reopened after a fault.
/// </summary>
internal sealed class WriterConnection(Database database)
{
    // 128 MB. A checkpoint holds up waiting work. While there is work the log grows up to this length, so that a page that many
    // votes change is copied once; when the writer is idle the log is truncated.
    private const int MaxLogPages = 32_000;

    private const int CacheKilobytes = 16_000;

    private readonly string _log = $"{database.FilePath}-wal";

    private DbConnection? _store;
    private OpenFiles? _files;
    private volatile string? _loss;
    private bool _hasWritten;
    private long _checkpointed;

    /// <summary>A sentence that says why nothing can be written until the next start; null while the files are in place.</summary>
    public string? Loss => _loss;

    /// <summary>
    /// Does <paramref name="work"/> in one transaction, which is on the disk afterwards, in the file of the store's name.
    /// </summary>
    /// <exception cref="StoreException">The store or its log was moved, removed or replaced. The work is not acknowledged.</exception>
    public void Write(Action<DbConnection> work)
    {
        var store = Open();
        store.Run("BEGIN IMMEDIATE");
        work(store);
        store.Run("COMMIT");
        _hasWritten = true;
        RequireInPlace(store);
    }

    /// <summary>True when a path no longer leads to the file that is open. May be called on any thread.</summary>
    public bool IsMoved() => _loss is null && Volatile.Read(ref _files) is { } files && files.FindMoved() is not null;

    /// <summary>
    /// Copies the write-ahead log into the file and truncates it, so that rows that visitors had removed do not stay in it. Commits of
    /// other processes are copied as well. Readers are not waited for; the next call tries again.
    /// </summary>
    /// <returns>True when there was something to copy, and it was copied.</returns>
    public bool Checkpoint()
    {
        var store = Open();
        var others = store.ReadCommitCounter();
        if (!_hasWritten && others == _checkpointed)
            return false;
        store.Execute("PRAGMA busy_timeout=0");
        try
        {
            var isCut = store.ExecuteScalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
            if (isCut)
                (_hasWritten, _checkpointed) = (false, others);
            return isCut;
        }
        finally
        {
            store.Execute("PRAGMA busy_timeout=5000");
        }
    }

    /// <summary>Ends the transaction or the connection after a fault, so that the next work begins anew.</summary>
    public void Recover(Exception fault)
    {
        if (StoreFault.CodeOf(fault) is raw.SQLITE_FULL or raw.SQLITE_IOERR && _store is not null)
        {
            // The connection stays open: without one the log's index would be removed, a full disk would refuse a new one, and reading
            // would end.
            RollBack(_store);
        }
        else
        {
            // A connection that was opened while the file was read-only stays read-only, and so does every other one of the process.
            Close();
            // Readers of a file that lost its name go on reading it; new ones could not open it.
            if (_loss is null)
                database.CloseReaders();
        }
    }

    /// <summary>Closes idle readers and truncates the log, so that SQLite can delete it with the last connection.</summary>
    public void TruncateLog()
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

    private void RequireInPlace(DbConnection store)
    {
        // The log is there after the first write at the latest.
        var files = _files is { Log: not null } known ? known : Note();
        if (files.FindMoved() is not { } moved)
            return;
        _loss = $"{moved} is no longer the file that this process opened: it was moved, removed or replaced. Nothing is written any more; "
            + "put the store in its place and start the site again.";
        try
        {
            // Writes that were acknowledged before are in the log, which may have no name any longer.
            store.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // The first fault is the one to tell.
        }

        throw new StoreException(_loss);
    }

    // A connection that is opened again must be one to the same file; its log may be another.
    private OpenFiles Note() => _files =
        new OpenFiles(database.FilePath, _files?.Store ?? FileIdentity.Of(database.FilePath), _log, FileIdentity.Of(_log));

    private DbConnection Open()
    {
        if (_loss is not null)
            throw new StoreException(_loss);
        if (_store is not null)
            return _store;
        _store = database.OpenWriter();
        Note();
        _store.Execute($"PRAGMA wal_autocheckpoint={MaxLogPages}; PRAGMA cache_size=-{CacheKilobytes}");
        return _store;
    }

    /// <summary>The files that the connection has open.</summary>
    private sealed record OpenFiles(string Path, FileIdentity? Store, string LogPath, FileIdentity? Log)
    {
        /// <summary>The path that leads to another file, or to none; null when both are in place.</summary>
        public string? FindMoved() => IsMoved(Store, Path) ? Path : IsMoved(Log, LogPath) ? LogPath : null;

        private static bool IsMoved(FileIdentity? opened, string path) =>
            opened is { } known && !(FileIdentity.Of(path) is { } now && known.IsSame(now));
    }

    private void RollBack(DbConnection store)
    {
        try
        {
            if (store.IsInTransaction())
                store.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // The transaction ends with its connection.
            Close();
        }
    }
}
