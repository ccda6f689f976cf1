using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>Ends queries of a connection that take too long.</summary>
internal static class QueryLimit
{
    // In SQLite's virtual machine instructions: a fraction of a millisecond.
    private const int StepsBetweenLooks = 1_000;

    /// <summary>
    /// Ends queries of this connection with a fault once <paramref name="time"/> has passed in all, until the result is disposed.
    /// </summary>
    public static IDisposable LimitTo(this DbConnection store, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        return store.EndWhen(() => Stopwatch.GetElapsedTime(started) > time, StepsBetweenLooks);
    }

    /// <summary>Asks while a query runs, and ends the query with a fault once the answer is true, until the result is disposed.</summary>
    /// <param name="store">The connection.</param>
    /// <param name="isOver">The question.</param>
    /// <param name="steps">How many of SQLite's virtual machine instructions run between two questions.</param>
    public static IDisposable EndWhen(this DbConnection store, Func<bool> isOver, int steps)
    {
        var sqlite = (SqliteConnection)store;
        raw.sqlite3_progress_handler(sqlite.Handle, steps, _ => isOver() ? 1 : 0, v: null);
        return new Lifted(sqlite);
    }

    /// <summary>True when a query was ended in one of these ways.</summary>
    public static bool IsReached(SqliteException fault) => fault.SqliteErrorCode == raw.SQLITE_INTERRUPT;

    private sealed class Lifted(SqliteConnection store) : IDisposable
    {
        public void Dispose() => raw.sqlite3_progress_handler(store.Handle, 0, func: null, v: null);
    }
}
