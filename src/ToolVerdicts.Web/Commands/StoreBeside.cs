using Microsoft.Data.Sqlite;
using ToolVerdicts.Store;

namespace ToolVerdicts.Web.Commands;

/// <summary>Opens a store for a verb that may run beside a serving process.</summary>
internal static class StoreBeside
{
    /// <summary>A connection that writes to a store that is there, migrated.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be used.</exception>
    public static SqliteConnection OpenBeside(this Database database)
    {
        if (!File.Exists(database.FilePath))
            throw new StoreException($"{database.FilePath} does not exist; name a store with --Store=FILE.");
        StoreHeader.RequireKnownFormat(database.FilePath);
        var store = database.OpenWriter();
        try
        {
            store.WorkBesideTheServer();
            if (Migrations.VersionOf(store) < Migrations.Latest)
                Upgrade(database, store);
            Migrations.RequireKnown(store);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a verb from migrating a store under a process of an older version.</summary>
    /// <exception cref="StoreException">One serves it.</exception>
    public static void RequireServedByThisVersion(this Database database, SqliteConnection store)
    {
        if (Migrations.VersionOf(store) is > 0 and var version && version < Migrations.Latest && StoreLock.IsHeld(database))
            throw new StoreException($"{database.FilePath} is served by an older version of the program; stop it, start this version, and try again.");
    }

    private static void Upgrade(Database database, SqliteConnection store)
    {
        database.RequireServedByThisVersion(store);
        // Migrations take what they find for what was written.
        database.RequireWhole();
        Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
    }
}
