using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>Ends queries of a connection that take too long.</summary>
public static class QueryLimit
{
    // Often enough to end in time, seldom enough to cost nothing.
    private const int StepsBetweenLooks = 1_000;

    /// <summary>From now on, queries of this connection end with a fault once <paramref name="time"/> has passed in all; until the result is disposed.</summary>
    public static IDisposable LimitTo(this DbConnection store, TimeSpan time)
    {
        var sqlite = (SqliteConnection)store;
        var started = Stopwatch.GetTimestamp();
        raw.sqlite3_progress_handler(sqlite.Handle, StepsBetweenLooks, _ => Stopwatch.GetElapsedTime(started) > time ? 1 : 0, v: null);
        return new Lifted(sqlite);
    }

    /// <summary>True when a query ended because its time was up.</summary>
    public static bool IsReached(SqliteException fault) => fault.SqliteErrorCode == raw.SQLITE_INTERRUPT;

    private sealed class Lifted(SqliteConnection store) : IDisposable
    {
        public void Dispose() => raw.sqlite3_progress_handler(store.Handle, 0, func: null, v: null);
    }
}
