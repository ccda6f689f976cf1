using Microsoft.Data.Sqlite;
using ToolVerdicts.Data;

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
        var store = database.OpenWriter();
        store.WorkBesideTheServer();
        if (StoreLock.IsHeld(database) && Migrations.VersionOf(store) < Migrations.Latest)
        {
            store.Dispose();
            throw new StoreException($"{database.FilePath} is served by an older version of the program; stop it, start this version, and try again.");
        }

        Migrations.Migrate(store, TimeProvider.System.GetUtcNow());
        return store;
    }
}
