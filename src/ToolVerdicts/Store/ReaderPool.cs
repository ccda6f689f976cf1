using System.Collections.Concurrent;

namespace ToolVerdicts.Store;

/// <summary>Read-only connections that stay open while they are idle. Their number is bounded, because each has a cache of pages.</summary>
/// <param name="connectionString">Read-only connection string.</param>
internal sealed class ReaderPool(string connectionString)
{
    /// <summary>The most connections that are out at once; further callers wait.</summary>
    public static readonly int Most = Environment.ProcessorCount * 16;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _free = new(Most);
    private readonly ConcurrentStack<StoreConnection> _idle = new();
    private int _generation;

    /// <summary>An open connection, or a new one that is not open. Must be disposed.</summary>
    /// <exception cref="StoreUnavailableException">None was returned within five seconds.</exception>
    public StoreConnection Take() => _free.Wait(LongestWait) ? Find() : throw Busy();

    /// <inheritdoc cref="Take"/>
    /// <exception cref="OperationCanceledException">The caller no longer waits.</exception>
    public async ValueTask<StoreConnection> TakeAsync(CancellationToken cancelled) =>
        await _free.WaitAsync(LongestWait, cancelled) ? Find() : throw Busy();

    /// <summary>Lets the next caller have a connection.</summary>
    public void Release() => _free.Release();

    private static StoreUnavailableException Busy() => new("Too many read the store.");

    private StoreConnection Find()
    {
        var generation = Volatile.Read(ref _generation);
        while (_idle.TryPop(out var idle))
        {
            if (idle.Generation == generation)
            {
                idle.NoteTaken();
                return idle;
            }

            idle.End();
        }

        var opened = new StoreConnection(connectionString, this, generation);
        opened.NoteTaken();
        return opened;
    }

    /// <summary>Keeps a connection for the next caller, unless the pool was cleared since it was opened.</summary>
    public void TakeBack(StoreConnection connection)
    {
        if (connection.Generation == Volatile.Read(ref _generation) && _idle.Count < Most)
            _idle.Push(connection);
        else
            connection.End();
    }

    /// <summary>Closes the idle connections; a connection in use is closed when it is returned.</summary>
    public void Clear()
    {
        Interlocked.Increment(ref _generation);
        while (_idle.TryPop(out var idle))
            idle.End();
    }
}
