using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Data;

/// <summary>What every connection that writes needs.</summary>
public static class WriterExtensions
{
    /// <summary>Keeps this connection from checkpointing: while a process serves the store, that is its work alone.</summary>
    public static void LeaveCheckpointsToTheServer(this SqliteConnection store) => store.Execute("PRAGMA wal_autocheckpoint=0");

    /// <summary>Does all of <paramref name="work"/> or nothing of it. Waits for other writers before it starts.</summary>
    /// <returns>What the work returns.</returns>
    public static T InTransaction<T>(this SqliteConnection store, Func<T> work)
    {
        store.Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            store.Execute("COMMIT");
            return result;
        }
        catch
        {
            // A full disk has already rolled back, and a second rollback would hide what happened.
            if (raw.sqlite3_get_autocommit(store.Handle) == 0)
                store.Execute("ROLLBACK");
            throw;
        }
    }
}
