using Microsoft.Data.Sqlite;

namespace ToolVerdicts.Store;

/// <summary>Copies a store.</summary>
public static class StoreCopy
{
    internal const string CompactSql = "VACUUM INTO @path";

    /// <summary>Copies a store page by page into a new file, as it is at one moment.</summary>
    /// <exception cref="StoreException">The store cannot be read, or the copy cannot be written.</exception>
    public static void CopyTo(this Database database, string path)
    {
        try
        {
            using var source = (SqliteConnection)database.OpenUnpooled();
            using var copy = new SqliteConnection($"Data Source={path};Pooling=False");
            source.BackupDatabase(copy);
        }
        catch (SqliteException fault)
        {
            throw new StoreException(StoreFault.Explain(fault, StoreFault.IsFull(fault, path) ? path : database.FilePath)!, fault);
        }
    }

    /// <summary>Writes what the store holds at one moment into a new file, without the free pages of the store's own.</summary>
    /// <exception cref="DbException">The store cannot be read, or the copy cannot be written.</exception>
    public static void CopyCompactTo(this DbConnection store, string path) => store.Execute(CompactSql, new { path });
}
