using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>
/// Statements that a connection compiles once and keeps until it closes, for what runs with every write. They are SQLite's own: setting up a
/// command of the provider takes longer than such a statement takes to run.
/// </summary>
internal static class PreparedStatements
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, PreparedStatement>> Kept = [];

    /// <summary>Runs a statement.</summary>
    /// <param name="store">A connection that writes, used by one thread at a time.</param>
    /// <param name="sql">One statement, and a constant: every text that was ever given is kept.</param>
    /// <param name="values">Its parameters.</param>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="SqliteException">It cannot be run.</exception>
    public static int Run(this SqliteConnection store, string sql, params ReadOnlySpan<(string Name, StatementValue Value)> values)
    {
        var statement = store.Prepare(sql);
        try
        {
            statement.Step(values);
            return raw.sqlite3_changes(store.Handle);
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>Runs a query for its first row; the parameters are as for <see cref="Run"/>.</summary>
    /// <returns>What <paramref name="read"/> makes of the row; the default of <typeparamref name="T"/> when there is none.</returns>
    /// <exception cref="SqliteException">It cannot be run.</exception>
    public static T? First<T>(
        this SqliteConnection store, string sql, Func<StatementRow, T> read, params ReadOnlySpan<(string Name, StatementValue Value)> values)
    {
        var statement = store.Prepare(sql);
        try
        {
            return statement.Step(values) ? read(statement.Row) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static PreparedStatement Prepare(this SqliteConnection store, string sql)
    {
        if (!Kept.TryGetValue(store, out var kept))
            Kept.Add(store, kept = KeepUntilClosed(store));
        if (!kept.TryGetValue(sql, out var statement))
            kept[sql] = statement = new PreparedStatement(store, sql);
        return statement;
    }

    // SQLite lets go of a file only with the last statement on it.
    private static Dictionary<string, PreparedStatement> KeepUntilClosed(SqliteConnection store)
    {
        var kept = new Dictionary<string, PreparedStatement>(StringComparer.Ordinal);
        store.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Closed)
                return;
            foreach (var statement in kept.Values)
                statement.Dispose();
            kept.Clear();
        };
        return kept;
    }
}
