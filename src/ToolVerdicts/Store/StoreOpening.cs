using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>Opens a store for a kind of work, after it was found fit for that.</summary>
public static class StoreOpening
{
    // A store up to this size is always inspected to its end, which takes a third of a second.
    private const long SmallStoreBytes = 16_000_000;

    // With this limit a site serves within three seconds of its start, however large its store is.
    private static readonly TimeSpan LongestInspection = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Opens a store to serve it: takes its lock, inspects it (one above 16 MB for at most 1.5 seconds), and migrates it. Creates it when
    /// it does not exist.
    /// </summary>
    /// <exception cref="StoreException">The store cannot be served. Nothing was changed, and the lock is free.</exception>
    public static ServedStore OpenToServe(this Database database, DateTimeOffset now)
    {
        StoreHeader.RequireKnownFormat(database.FilePath);
        var serving = StoreLock.Take(database);
        DbConnection? store = null;
        try
        {
            store = database.OpenWriter();
            serving.HoldStore(database.FilePath);
            StoreFiles.MakePrivate(database.FilePath);
            var isInspected = database.RequireWholeAtStart();
            return new ServedStore(serving, store, Migrations.Migrate(store, now), isInspected);
        }
        catch
        {
            store?.Dispose();
            serving.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store that exists for work beside a serving process, migrated.</summary>
    /// <param name="database">The store.</param>
    /// <param name="now">The time to record with migrations.</param>
    /// <param name="scripts">The migrations, by version; null for those of this program.</param>
    /// <exception cref="StoreException">The store does not exist or cannot be used, or a process of an older version serves it.</exception>
    public static DbConnection OpenBeside(this Database database, DateTimeOffset now, IReadOnlyList<Migration>? scripts = null)
    {
        database.RequireExists();
        return database.OpenBeside(now, scripts ?? Migrations.Known, isInspected: false);
    }

    /// <summary>
    /// Opens a store for an import beside a serving process: inspects it (one above 16 MB for at most 1.5 seconds), and migrates it.
    /// Creates it when it does not exist.
    /// </summary>
    /// <exception cref="StoreException">The store cannot be used, or a process of an older version serves it.</exception>
    public static DbConnection OpenToImport(this Database database, DateTimeOffset now) =>
        database.OpenBeside(now, Migrations.Known, isInspected: true);

    /// <exception cref="StoreException">The store does not exist.</exception>
    public static void RequireExists(this Database database)
    {
        if (!File.Exists(database.FilePath))
            throw new StoreException($"{database.FilePath} does not exist; name a store with --Store=FILE.");
    }

    private static DbConnection OpenBeside(this Database database, DateTimeOffset now, IReadOnlyList<Migration> scripts, bool isInspected)
    {
        StoreHeader.RequireKnownFormat(database.FilePath);
        var store = database.OpenWriter();
        try
        {
            store.DisableAutoCheckpoint();
            Migrations.RequireKnown(store, scripts);
            var isOld = Migrations.VersionOf(store) < scripts[^1].Version;
            if (isOld)
                database.RequireServedByThisVersion(store);
            if (isOld || isInspected)
                database.RequireWholeBeside();
            Migrations.Migrate(store, now, scripts);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static bool RequireWholeAtStart(this Database database) => database.RequireWhole(
        new FileInfo(database.FilePath).Length <= SmallStoreBytes ? Timeout.InfiniteTimeSpan : LongestInspection);

    private static void RequireWholeBeside(this Database database)
    {
        try
        {
            database.RequireWholeAtStart();
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_SCHEMA)
        {
            // Another process migrated the store during the inspection, and a full-text index is another one now.
            database.RequireWholeAtStart();
        }
    }

    // A process of an older version would meet tables that it does not know.
    private static void RequireServedByThisVersion(this Database database, DbConnection store)
    {
        if (Migrations.VersionOf(store) > 0 && StoreLock.IsHeld(database))
        {
            throw new StoreException(
                $"{database.FilePath} is served by an older version of the program; stop it, start this version, and try again.");
        }
    }
}
