using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace ToolVerdicts.Data;

/// <summary>
/// Statements that a connection compiles once and keeps until it closes, for what runs with every write: compiling one costs several times what
/// running it does.
/// </summary>
internal static class PreparedStatements
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Kept = [];

    /// <summary>Runs a statement.</summary>
    /// <param name="store">A connection that writes, used by one thread at a time.</param>
    /// <param name="sql">A constant: every text that was ever given is kept.</param>
    /// <param name="values">Its parameters.</param>
    /// <returns>How many rows it changed.</returns>
    public static int Run(this SqliteConnection store, string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        store.Prepare(sql, values).ExecuteNonQuery();

    /// <summary>Runs a query for its first row; the parameters are as for <see cref="Run"/>.</summary>
    /// <returns>What <paramref name="read"/> makes of the row; the default of <typeparamref name="T"/> when there is none.</returns>
    public static T? First<T>(this SqliteConnection store, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var rows = store.Prepare(sql, values).ExecuteReader();
        return rows.Read() ? read(rows) : default;
    }

    private static SqliteCommand Prepare(this SqliteConnection store, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var kept = Kept.GetOrCreateValue(store);
        if (!kept.TryGetValue(sql, out var command))
        {
            kept[sql] = command = store.CreateCommand();
            command.CommandText = sql;
        }

        command.Parameters.Clear();
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
