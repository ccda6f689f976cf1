using System.Collections.Concurrent;
using System.Diagnostics;

namespace ToolVerdicts.Store;

/// <summary>
/// The one connection of a serving process that writes. Work waits in a queue and is committed in groups, so that many pieces of work
/// share the cost of one flush to the disk; a caller gets its result only after the commit. Only this connection checkpoints: when it
/// has been idle, or when the write-ahead log reaches 128 MB.
/// </summary>
public sealed class Writer : IDisposable
{
    /// <summary>How many pieces of work may wait; more are refused at once.</summary>
    public const int QueueCapacity = 4_096;

    /// <summary>The most pieces of work in one commit.</summary>
    public const int LargestGroup = 256;

    /// <summary>How long a group takes in work before it commits.</summary>
    public static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// The least time from the beginning of a group to the beginning of the next. Work that comes right after a commit shares the next
    /// one with others, and work that comes alone does not wait.
    /// </summary>
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>Default maximum wait in the queue before a write is refused, also while the disk hangs.</summary>
    public static readonly TimeSpan QueueTimeout = TimeSpan.FromSeconds(5);

    // How long the queue must stay empty before the write-ahead log is truncated. Reusing the log is cheaper than growing a new one.
    private static readonly TimeSpan Lull = TimeSpan.FromSeconds(5);

    // How often the paths of the store and its log are compared with the files that are open.
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(250);

    private readonly Database _database;
    private readonly Action<Exception> _report;
    private readonly Action<TimeSpan>? _committed;
    private readonly BlockingCollection<QueuedWrite> _queue = new(QueueCapacity);
    private readonly Thread _thread;
    private readonly WriterConnection _connection;
    private readonly TimeSpan _queueTimeout;
    private readonly Timer _refusals;

    private readonly Timer _watch;

    // Counts the groups whose callers are being given their results, and the writer itself.
    private readonly CountdownEvent _completing = new(1);

    private string? _reported;
    private long _begun;

    /// <summary>Starts to write to a migrated store; the file is opened with the first work.</summary>
    /// <param name="database">The store.</param>
    /// <param name="report">
    /// Called with a fault that keeps the store from being written: once, and again after the fault has changed or gone.
    /// </param>
    /// <param name="committed">
    /// Called with the time that each group took, from its beginning to the end of its commit; null for none.
    /// </param>
    /// <param name="queueTimeout">Maximum wait in the queue; null for <see cref="QueueTimeout"/>.</param>
    public Writer(Database database, Action<Exception> report, Action<TimeSpan>? committed = null, TimeSpan? queueTimeout = null)
    {
        _queueTimeout = queueTimeout ?? QueueTimeout;
        _database = database;
        _report = report;
        _committed = committed;
        _connection = new WriterConnection(database);
        _thread = new Thread(Run) { Name = "Writer", IsBackground = true };
        _thread.Start();
        _refusals = new Timer(_ => RefuseExpired(), state: null, _queueTimeout / 10, _queueTimeout / 10);
        _watch = new Timer(_ => LookForFiles(), state: null, WatchInterval, WatchInterval);
    }

    /// <summary>True once the store's file or log was found moved, removed or replaced: nothing is written until the next start.</summary>
    public bool IsLost => _connection.Loss is not null;

    /// <summary>How many pieces of work wait now.</summary>
    public int Waiting => _queue.Count;

    /// <summary>
    /// Does <paramref name="work"/> whole or not at all: an exception that it throws is rethrown to the caller, and its changes are rolled
    /// back. Work of the same group that fails does not affect it.
    /// </summary>
    /// <param name="work">Runs on the writer's thread inside a transaction, and may use nothing but the connection.</param>
    /// <returns>The result of the work, once it is on the disk.</returns>
    /// <exception cref="StoreUnavailableException">The queue is full, or the store cannot be written now. Nothing was changed.</exception>
    public Task<T> WriteAsync<T>(Func<DbConnection, T> work)
    {
        var member = new QueuedWriteOfResult<T>(work);
        try
        {
            if (!_queue.TryAdd(member))
                return Task.FromException<T>(new StoreUnavailableException("Too much waits to be written."));
        }
        catch (InvalidOperationException)
        {
            // The queue is closed: the site stops.
            return Task.FromException<T>(new StoreUnavailableException("The site is stopping."));
        }

        return member.Done;
    }

    /// <summary>Writes the waiting work, and stops.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        _queue.CompleteAdding();
        _thread.Join();
        using (var stopped = new ManualResetEvent(initialState: false))
        {
            if (_refusals.Dispose(stopped))
                stopped.WaitOne();
        }

        _completing.Signal();
        _completing.Wait();
        _completing.Dispose();
        _queue.Dispose();
    }

    private void Run()
    {
        var group = new List<QueuedWrite>(LargestGroup);
        while (!_queue.IsCompleted)
        {
            try
            {
                if (_queue.TryTake(out var first, Lull))
                {
                    if (first.TryTake())
                        WriteGroup(first, group);
                }
                else if (_connection.Checkpoint())
                    _reported = null;
            }
            catch (Exception fault)
            {
                // The disk is full, gone or read-only: the whole group fails, and the next group tries anew.
                _connection.Recover(fault);
                Report(fault);
                foreach (var member in group)
                    member.Fail(Unavailable(fault));
            }

            group.Clear();
        }

        Shutdown();
    }

    private void WriteGroup(QueuedWrite first, List<QueuedWrite> group)
    {
        group.Add(first);
        if (ShortestInterval - Stopwatch.GetElapsedTime(_begun) is var wait && wait > TimeSpan.Zero)
            Thread.Sleep(wait);
        _begun = Stopwatch.GetTimestamp();
        _connection.Write(store =>
        {
            first.RunIn(store);
            while (group.Count < LargestGroup && Stopwatch.GetElapsedTime(_begun) < LongestGroup && _queue.TryTake(out var member))
            {
                if (!member.TryTake())
                    continue;
                group.Add(member);
                member.RunIn(store);
            }
        });
        _reported = null;
        _committed?.Invoke(Stopwatch.GetElapsedTime(_begun));
        // Waking many callers takes as long as a small commit does; the next group need not wait for that.
        _completing.AddCount();
        ThreadPool.UnsafeQueueUserWorkItem(CompleteGroup, group.ToArray(), preferLocal: false);
    }

    private void CompleteGroup(QueuedWrite[] group)
    {
        Array.ForEach(group, member => member.Complete());
        _completing.Signal();
    }

    // The empty write finds the same, on the writer's thread.
    private void LookForFiles()
    {
        if (_connection.IsMoved())
            _ = WriteAsync(_ => true).ContinueWith(done => done.Exception, TaskScheduler.Default);
    }

    // The oldest work stands first in the queue. Work that was taken cannot be refused: it may be committed yet.
    private void RefuseExpired()
    {
        foreach (var member in _queue.TakeWhile(member => member.Age > _queueTimeout))
        {
            if (member.TryTake())
                member.Fail(new StoreUnavailableException("Too much waits to be written."));
        }
    }

    private void Shutdown()
    {
        try
        {
            _connection.TruncateLog();
        }
        catch (Exception fault)
        {
            Report(fault);
        }

        _connection.Close();
    }

    // A disk stays full for hours, and a log line per vote would fill it further.
    private void Report(Exception fault)
    {
        if (fault.Message != _reported)
            _report(fault);
        _reported = fault.Message;
    }

    private Exception Unavailable(Exception fault) =>
        StoreFault.Explain(fault, _database.FilePath) is { } sentence ? new StoreUnavailableException(sentence, fault) : fault;
}
