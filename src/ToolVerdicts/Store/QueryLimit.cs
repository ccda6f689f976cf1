using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>Ends queries of a connection that take too long.</summary>
internal static class QueryLimit
{
    // Virtual machine instructions; they take a fraction of a millisecond.
    private const int StepsBetweenChecks = 1_000;

    /// <summary>
    /// Interrupts queries of this connection once <paramref name="time"/> has passed since the call, until the result is disposed.
    /// </summary>
    public static IDisposable LimitTo(this DbConnection store, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        return store.EndWhen(() => Stopwatch.GetElapsedTime(started) > time, StepsBetweenChecks);
    }

    /// <summary>Interrupts queries of this connection once <paramref name="isOver"/> returns true, until the result is disposed.</summary>
    /// <param name="store">The connection.</param>
    /// <param name="isOver">Called during queries.</param>
    /// <param name="steps">Virtual machine instructions between two calls.</param>
    public static IDisposable EndWhen(this DbConnection store, Func<bool> isOver, int steps)
    {
        var sqlite = (SqliteConnection)store;
        raw.sqlite3_progress_handler(sqlite.Handle, steps, _ => isOver() ? 1 : 0, v: null);
        return new ProgressHandler(sqlite);
    }

    /// <summary>True for SQLITE_INTERRUPT: <see cref="LimitTo"/> or <see cref="EndWhen"/> stopped the query.</summary>
    public static bool IsReached(DbException fault) => StoreFault.CodeOf(fault) == raw.SQLITE_INTERRUPT;

    private sealed class ProgressHandler(SqliteConnection store) : IDisposable
    {
        public void Dispose() => raw.sqlite3_progress_handler(store.Handle, 0, func: null, v: null);
    }
}
