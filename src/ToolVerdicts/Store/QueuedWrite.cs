using System.Diagnostics;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>A piece of work that waits to be written.</summary>
internal abstract class QueuedWrite
{
    private readonly long _queuedAt = Stopwatch.GetTimestamp();
    private Exception? _fault;
    private int _isTaken;

    /// <summary>The time since the work was queued.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_queuedAt);

    /// <summary>Takes the work, to do it or to refuse it.</summary>
    /// <returns>False when it was taken before.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Does the work in the group's transaction. Work that fails is undone, and its fault is kept for its caller.</summary>
    /// <exception cref="DbException">The store cannot be written: the whole group is lost.</exception>
    public void RunIn(DbConnection store)
    {
        store.Run("SAVEPOINT member");
        try
        {
            Run(store);
        }
        catch (Exception fault) when (!FailsGroup(fault))
        {
            _fault = fault;
            store.Run("ROLLBACK TO member");
        }

        store.Run("RELEASE member");
    }

    /// <summary>Gives the caller the result or the work's own fault, after the commit.</summary>
    public void Complete()
    {
        if (_fault is null)
            Succeed();
        else
            Fail(_fault);
    }

    /// <summary>Gives the caller a fault: nothing was written.</summary>
    public abstract void Fail(Exception fault);

    protected abstract void Run(DbConnection store);

    protected abstract void Succeed();

    // SQLITE_CONSTRAINT and SQLITE_ERROR fail only the write that caused them. Every other error of SQLite means that the store cannot be
    // written, and fails the whole group.
    private static bool FailsGroup(Exception fault) => StoreFault.CodeOf(fault) is not (null or raw.SQLITE_CONSTRAINT or raw.SQLITE_ERROR);
}
