namespace ToolVerdicts.Web.Commands;

/// <summary>A copy of a store on which a verb tries out what it would do.</summary>
internal static class TrialStore
{
    /// <summary>Runs work on a copy, which is deleted afterwards. A store that does not exist is copied as an empty one.</summary>
    /// <exception cref="StoreException">The store is damaged, or the copy fails.</exception>
    public static T Run<T>(Database database, Func<Database, T> work) =>
        RunAsync(database, copy => Task.FromResult(work(copy))).GetAwaiter().GetResult();

    /// <inheritdoc cref="Run"/>
    public static async Task<T> RunAsync<T>(Database database, Func<Database, Task<T>> work)
    {
        var folder = StoreFiles.TemporaryFolder();
        var copy = new Database(Path.Combine(folder.FullName, "trial.db"));
        var isCopied = false;
        try
        {
            if (File.Exists(database.FilePath))
                database.RunReadOnly(() => CopyWhole(database, copy));
            isCopied = true;
            return await work(copy);
        }
        catch (DbException fault) when (isCopied)
        {
            // A fault of the copy, which the general handler would report with the store's path.
            throw new StoreException(StoreFault.Explain(fault, copy.FilePath)!, fault);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool CopyWhole(Database database, Database copy)
    {
        StoreHeader.RequireKnownFormat(database.FilePath);
        database.RequireWhole();
        database.CopyTo(copy.FilePath);
        return true;
    }
}
