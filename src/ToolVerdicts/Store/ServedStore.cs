namespace ToolVerdicts.Store;

/// <summary>A store that this process serves, until it is disposed.</summary>
public sealed class ServedStore : IDisposable
{
    private readonly StoreLock _lock;

    internal ServedStore(StoreLock serving, DbConnection store, int migrated, bool isInspected) =>
        (_lock, Connection, Migrated, IsInspected) = (serving, store, migrated, isInspected);

    /// <summary>A connection that writes, for the work before the site serves. It may be disposed before the store.</summary>
    public DbConnection Connection { get; }

    /// <summary>How many migrations were applied.</summary>
    public int Migrated { get; }

    /// <summary>False when the time limit ended the inspection; the background inspection then checks the store.</summary>
    public bool IsInspected { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Connection.Dispose();
        _lock.Dispose();
    }
}
