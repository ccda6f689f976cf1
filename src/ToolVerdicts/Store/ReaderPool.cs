using System.Collections.Concurrent;

namespace ToolVerdicts.Store;

/// <summary>Read-only connections that stay open while they are idle.</summary>
/// <param name="connectionString">Read-only connection string.</param>
internal sealed class ReaderPool(string connectionString)
{
    // Enough idle connections for a burst of requests; opening one costs as much as rendering a page.
    private static readonly int MostIdle = Environment.ProcessorCount * 16;

    private readonly ConcurrentStack<StoreConnection> _idle = new();
    private int _generation;

    /// <summary>An open connection, or a new one that is not open.</summary>
    public StoreConnection Take()
    {
        var generation = Volatile.Read(ref _generation);
        while (_idle.TryPop(out var idle))
        {
            if (idle.Generation == generation)
                return idle;
            idle.End();
        }

        return new StoreConnection(connectionString, this, generation);
    }

    /// <summary>Keeps a connection for the next caller, unless the pool was cleared since it was opened.</summary>
    public void TakeBack(StoreConnection connection)
    {
        if (connection.Generation == Volatile.Read(ref _generation) && _idle.Count < MostIdle)
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
