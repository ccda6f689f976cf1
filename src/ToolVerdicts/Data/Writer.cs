using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Data;

/// <summary>
/// The one connection of a serving process that writes. Work waits in a queue and is committed in groups, so that many share what a safe commit
/// costs; whoever asked hears "done" only after the commit it rode on. It alone checkpoints: two connections that checkpoint at once can damage
/// a store under SQLite versions before 3.51.3.
/// </summary>
public sealed class Writer : IDisposable
{
    /// <summary>How many may wait; more are refused at once.</summary>
    public const int QueueCapacity = 4_096;

    /// <summary>The most that one commit carries.</summary>
    public const int LargestGroup = 256;

    /// <summary>How long a group takes in members before it commits.</summary>
    public static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(5);

    // A checkpoint holds up whoever waits. While there is work it comes when the log is this many pages (64 MB) long, so that a page which many
    // votes change is copied once for all; in a lull it comes by itself, and so the log stays short on most days.
    private const int LongestLog = 16_000;

    private const int CacheKilobytes = 16_000;

    private static readonly TimeSpan Lull = TimeSpan.FromSeconds(1);

    private readonly Database _database;
    private readonly Action<Exception> _report;
    private readonly BlockingCollection<Member> _queue = new(QueueCapacity);
    private readonly Thread _thread;
    private SqliteConnection? _store;
    private bool _hasWritten;
    private long _checkpointed;
    private string? _reported;

    /// <summary>Starts to write to a migrated store; the file is opened with the first work.</summary>
    /// <param name="database">The store.</param>
    /// <param name="report">Hears what keeps the store from being written: once, and again when it is something else, or had gone away.</param>
    public Writer(Database database, Action<Exception> report)
    {
        _database = database;
        _report = report;
        _thread = new Thread(Run) { Name = "Writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Does <paramref name="work"/> whole or not at all. What others of its group do wrong does not touch it.</summary>
    /// <param name="work">Runs on the writer's thread inside a transaction, and may run the connection's commands only.</param>
    /// <returns>What the work returned, once it is safe on the disk.</returns>
    /// <exception cref="StoreUnavailableException">The queue is full, or the store cannot be written now. Nothing was changed.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> work)
    {
        var member = new Member<T>(work);
        try
        {
            if (!_queue.TryAdd(member))
                return Task.FromException<T>(new StoreUnavailableException("Too much waits to be written."));
        }
        catch (InvalidOperationException)
        {
            // The queue takes nothing more: the site stops.
            return Task.FromException<T>(new StoreUnavailableException("The site is stopping."));
        }

        return member.Done;
    }

    /// <summary>Writes what waits, and stops.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
    }

    private void Run()
    {
        var group = new List<Member>(LargestGroup);
        while (!_queue.IsCompleted)
        {
            try
            {
                if (_queue.TryTake(out var first, Lull))
                    WriteGroup(first, group);
                else
                    Checkpoint();
            }
            catch (Exception fault)
            {
                // The disk is full, gone or read-only: what rode along hears it, and the next group tries anew.
                Recover(fault);
                Report(fault);
                foreach (var member in group)
                    member.Fail(Unavailable(fault));
            }

            group.Clear();
        }

        Leave();
    }

    private void WriteGroup(Member first, List<Member> group)
    {
        group.Add(first);
        var store = _store ??= Open();
        store.Run("BEGIN IMMEDIATE");
        var opened = Stopwatch.GetTimestamp();
        first.RunIn(store);
        while (group.Count < LargestGroup && Stopwatch.GetElapsedTime(opened) < LongestGroup && _queue.TryTake(out var member))
        {
            group.Add(member);
            member.RunIn(store);
        }

        store.Run("COMMIT");
        (_hasWritten, _reported) = (true, null);
        foreach (var member in group)
            member.Complete();
    }

    // What other processes commit is left to this one too. The log is cut to nothing, so that what visitors had removed is not left behind in it, and
    // the file alone is the store. Readers are not waited for: the next lull tries again.
    private void Checkpoint()
    {
        var store = _store ??= Open();
        var others = store.First("PRAGMA data_version", row => row.GetInt64(0));
        if (!_hasWritten && others == _checkpointed)
            return;
        store.Run("PRAGMA busy_timeout=0");
        try
        {
            if (store.First("PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt64(0) == 0))
                (_hasWritten, _checkpointed, _reported) = (false, others, null);
        }
        finally
        {
            store.Run("PRAGMA busy_timeout=5000");
        }
    }

    private SqliteConnection Open()
    {
        var store = _database.OpenWriter();
        store.Execute($"PRAGMA wal_autocheckpoint={LongestLog}; PRAGMA cache_size=-{CacheKilobytes}");
        return store;
    }

    private void Recover(Exception fault)
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
            _database.CloseReaders();
        }
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

    // With the last connection SQLite removes the log: the file can be copied.
    private void Leave()
    {
        try
        {
            _database.CloseReaders();
            if (_store is not null)
                Checkpoint();
        }
        catch (Exception fault)
        {
            Report(fault);
        }

        Close();
    }

    private void Close()
    {
        _store?.Dispose();
        _store = null;
    }

    // A disk stays full for hours, and a log that tells it with every vote fills what room is left.
    private void Report(Exception fault)
    {
        if (fault.Message != _reported)
            _report(fault);
        _reported = fault.Message;
    }

    private Exception Unavailable(Exception fault) =>
        StoreFault.Explain(fault, _database.FilePath) is { } sentence ? new StoreUnavailableException(sentence, fault) : fault;

    /// <summary>Something to write, and who waits for it.</summary>
    private abstract class Member
    {
        private Exception? _fault;

        /// <summary>Does the work; what it did is undone when it fails, and its fault is kept for who waits.</summary>
        /// <exception cref="SqliteException">The store cannot be written: the whole group is lost.</exception>
        public void RunIn(SqliteConnection store)
        {
            store.Run("SAVEPOINT member");
            try
            {
                Run(store);
            }
            catch (Exception fault) when (!IsOfDisk(fault))
            {
                _fault = fault;
                store.Run("ROLLBACK TO member");
            }

            store.Run("RELEASE member");
        }

        public void Complete()
        {
            if (_fault is null)
                Succeed();
            else
                Fail(_fault);
        }

        public abstract void Fail(Exception fault);

        protected abstract void Run(SqliteConnection store);

        protected abstract void Succeed();

        // A row that breaks a rule is its member's own fault; whatever else SQLite says is the disk's, and everybody's.
        private static bool IsOfDisk(Exception fault) => fault is SqliteException sqlite && (sqlite.SqliteErrorCode & 0xFF) is not (raw.SQLITE_CONSTRAINT or raw.SQLITE_ERROR);
    }

    private sealed class Member<T>(Func<SqliteConnection, T> work) : Member
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Done => _done.Task;

        public override void Fail(Exception fault) => _done.SetException(fault);

        protected override void Run(SqliteConnection store) => _result = work(store);

        protected override void Succeed() => _done.SetResult(_result);
    }
}
