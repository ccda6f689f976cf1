using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>Something that waits to be written, and who waits for it.</summary>
internal abstract class QueuedWrite
{
    private readonly long _asked = Stopwatch.GetTimestamp();
    private Exception? _fault;
    private int _isTaken;

    /// <summary>How long ago it was asked for.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_asked);

    /// <summary>Takes it, to do it or to refuse it.</summary>
    /// <returns>False when somebody took it before.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

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

    /// <summary>Tells who waits what became of the work, now that it is safe on the disk.</summary>
    public void Complete()
    {
        if (_fault is null)
            Succeed();
        else
            Fail(_fault);
    }

    /// <summary>Tells who waits that nothing was written.</summary>
    public abstract void Fail(Exception fault);

    protected abstract void Run(SqliteConnection store);

    protected abstract void Succeed();

    // A row that breaks a rule is its member's own fault; whatever else SQLite says is the disk's, and everybody's.
    private static bool IsOfDisk(Exception fault) => fault is SqliteException sqlite && (sqlite.SqliteErrorCode & 0xFF) is not (raw.SQLITE_CONSTRAINT or raw.SQLITE_ERROR);
}

/// <summary>Work that returns something.</summary>
internal sealed class QueuedWrite<T>(Func<SqliteConnection, T> work) : QueuedWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    /// <summary>Ends with what the work returned.</summary>
    public Task<T> Done => _done.Task;

    public override void Fail(Exception fault) => _done.SetException(fault);

    protected override void Run(SqliteConnection store) => _result = work(store);

    protected override void Succeed() => _done.SetResult(_result);
}
