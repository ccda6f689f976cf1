using System.Collections.Concurrent;

namespace ToolVerdicts.Store;

/// <summary>The connections that read, kept open while nobody uses them.</summary>
/// <param name="connectionString">The store, read-only.</param>
internal sealed class ReaderPool(string connectionString)
{
    // As many as a burst of requests holds at once: to open one costs as much as a page.
    private static readonly int MostIdle = Environment.ProcessorCount * 16;

    private readonly ConcurrentStack<ReaderConnection> _idle = new();
    private int _generation;

    /// <summary>One that is open, or a new one that is not.</summary>
    public ReaderConnection Take()
    {
        var generation = Volatile.Read(ref _generation);
        while (_idle.TryPop(out var idle))
        {
            if (idle.Generation == generation)
                return idle;
            idle.End();
        }

        return new ReaderConnection(connectionString, this, generation);
    }

    /// <summary>Keeps one for whoever asks next, unless the pool was cleared since it was opened.</summary>
    public void TakeBack(ReaderConnection connection)
    {
        if (connection.Generation == Volatile.Read(ref _generation) && _idle.Count < MostIdle)
            _idle.Push(connection);
        else
            connection.End();
    }

    /// <summary>Closes those that wait; one that is in use is closed when it comes back.</summary>
    public void Clear()
    {
        Interlocked.Increment(ref _generation);
        while (_idle.TryPop(out var idle))
            idle.End();
    }
}
