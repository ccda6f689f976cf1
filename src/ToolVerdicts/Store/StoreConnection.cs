using Microsoft.Data.Sqlite;

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
        _idle.Clear();
        base.Close();
    }

    /// <summary>Closes the connection of a pool.</summary>
    public void End() => base.Dispose(disposing: true);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && pool is not null && State == System.Data.ConnectionState.Open)
            pool.TakeBack(this);
        else
            base.Dispose(disposing);
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
