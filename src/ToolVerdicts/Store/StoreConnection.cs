using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>
/// A connection that keeps its compiled statements, so that a query is compiled once per connection. Disposing of a pooled connection
/// returns it to its pool, open.
/// </summary>
/// <param name="connectionString">The store, which is not opened yet.</param>
/// <param name="pool">The pool that takes the connection back; null for a connection that is closed after use.</param>
/// <param name="generation">How often the pool had been cleared when the connection was made.</param>
internal sealed class StoreConnection(string connectionString, ReaderPool? pool = null, int generation = 0)
    : SqliteConnection(connectionString)
{
    // More than the queries of all pages, so that queries with composed SQL fit in as well.
    private const int MostStatements = 256;

    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt> _prepared = new(StringComparer.Ordinal);

    private int _isTaken;

    /// <summary>How often the pool had been cleared when the connection was made.</summary>
    public int Generation => generation;

    /// <inheritdoc/>
    public override SqliteCommand CreateCommand() => new CachedCommand { Connection = this };

    /// <inheritdoc/>
    public override void Close()
    {
        // SQLite closes a file only after the last statement on it is disposed.
        foreach (var statement in _idle.Values)
            statement.Dispose();
        foreach (var statement in _prepared.Values)
            statement.Dispose();
        _idle.Clear();
        _prepared.Clear();
        base.Close();
    }

    /// <summary>
    /// Executes a statement that runs with every vote. It bypasses Dapper and the provider, whose work for a command takes longer than
    /// such a statement runs.
    /// </summary>
    /// <param name="sql">One statement, and a constant: it stays compiled until the connection closes.</param>
    /// <param name="values">The values of all its parameters: long, string, byte[] or null.</param>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="SqliteException">It cannot be executed, or a parameter is unknown.</exception>
    /// <exception cref="ArgumentException">A parameter has no value: it would keep that of the last run.</exception>
    public int Run(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            Require(raw.sqlite3_prepare_v2(Handle, sql, out statement));
            _prepared.Add(sql, statement);
        }

        if (raw.sqlite3_bind_parameter_count(statement) != values.Length)
            throw new ArgumentException("The statement has another number of parameters.", nameof(values));
        try
        {
            foreach (var (name, value) in values)
                Require(Bind(statement, raw.sqlite3_bind_parameter_index(statement, name), value));
            if (raw.sqlite3_step(statement) is var result && result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
                Require(result);
            return raw.sqlite3_changes(Handle);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>Notes that the connection left its pool, to which it returns when it is disposed.</summary>
    public void NoteTaken() => Volatile.Write(ref _isTaken, 1);

    /// <summary>Closes the connection of a pool.</summary>
    public void End() => base.Dispose(disposing: true);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || pool is null)
        {
            base.Dispose(disposing);
            return;
        }

        // A second call must not return the connection again: somebody else may have it by then.
        if (Interlocked.Exchange(ref _isTaken, 0) == 0)
            return;
        if (State == System.Data.ConnectionState.Open)
            pool.TakeBack(this);
        else
            base.Dispose(disposing);
        pool.Release();
    }

    private static int Bind(sqlite3_stmt statement, int parameter, object? value) => value switch
    {
        long number => raw.sqlite3_bind_int64(statement, parameter, number),
        string text => raw.sqlite3_bind_text(statement, parameter, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, parameter, bytes),
        _ => raw.sqlite3_bind_null(statement, parameter),
    };

    private void Require(int result)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, Handle);
    }

    private SqliteCommand Take(string sql)
    {
        if (_idle.Remove(sql, out var statement))
            return statement;
        statement = base.CreateCommand();
        statement.CommandText = sql;
        return statement;
    }

    private void TakeBack(SqliteCommand statement)
    {
        // Do not keep a request's parameter values in the cache.
        statement.Parameters.Clear();
        if (_idle.Count == MostStatements || State != System.Data.ConnectionState.Open || !_idle.TryAdd(statement.CommandText, statement))
            statement.Dispose();
    }

    /// <summary>Executes the cached statement with the same SQL; disposing returns the statement to the cache.</summary>
    private sealed class CachedCommand : SqliteCommand
    {
        private SqliteCommand? _statement;

        public override SqliteDataReader ExecuteReader(System.Data.CommandBehavior behavior)
        {
            var statement = _statement ??= ((StoreConnection)Connection!).Take(CommandText);
            statement.CommandTimeout = CommandTimeout;
            statement.Parameters.Clear();
            foreach (SqliteParameter parameter in Parameters)
                statement.Parameters.Add(parameter);
            return statement.ExecuteReader(behavior);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && _statement is { } statement)
            {
                _statement = null;
                ((StoreConnection)Connection!).TakeBack(statement);
            }

            base.Dispose(disposing);
        }
    }
}
