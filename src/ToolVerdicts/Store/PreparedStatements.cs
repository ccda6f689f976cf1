using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>
/// Statements that a connection compiles once and keeps until it closes, for what runs with every vote. They bypass the provider, because
/// setting up one of its commands takes longer than such a statement takes to run.
/// </summary>
internal static class PreparedStatements
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, PreparedStatement>> Kept = [];

    /// <summary>Runs a statement.</summary>
    /// <param name="store">A connection that writes, used by one thread at a time.</param>
    /// <param name="sql">One statement, and a constant: each text is kept until the connection closes.</param>
    /// <param name="values">The values of its parameters.</param>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="DbException">It cannot be run.</exception>
    public static int Run(this DbConnection store, string sql, params ReadOnlySpan<(string Name, StatementValue Value)> values)
    {
        var sqlite = (SqliteConnection)store;
        var statement = Prepare(sqlite, sql);
        try
        {
            statement.Step(values);
            return raw.sqlite3_changes(sqlite.Handle);
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>Runs a query for its first row; the parameters are as for <see cref="Run"/>.</summary>
    /// <returns>The result of <paramref name="read"/>; the default of <typeparamref name="T"/> when there is no row.</returns>
    /// <exception cref="DbException">It cannot be run.</exception>
    public static T? First<T>(
        this DbConnection store, string sql, Func<StatementRow, T> read, params ReadOnlySpan<(string Name, StatementValue Value)> values)
    {
        var statement = Prepare((SqliteConnection)store, sql);
        try
        {
            return statement.Step(values) ? read(statement.Row) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static PreparedStatement Prepare(SqliteConnection store, string sql)
    {
        if (!Kept.TryGetValue(store, out var kept))
            Kept.Add(store, kept = KeepUntilClosed(store));
        if (!kept.TryGetValue(sql, out var statement))
            kept[sql] = statement = new PreparedStatement(store, sql);
        return statement;
    }

    // SQLite closes a file only after the last statement on it is disposed.
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
