using Microsoft.Data.Sqlite;

namespace ToolVerdicts.Store;

/// <summary>
/// A read-only connection. Disposing of it returns it to the pool, open and with its compiled statements, so that a query is compiled
/// once per connection.
/// </summary>
internal sealed class ReaderConnection : SqliteConnection
{
    // More than the queries of all pages, so that queries with composed SQL fit in as well.
    private const int MostStatements = 256;

    private readonly ReaderPool _pool;
    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);

    /// <summary>Names a store without opening it.</summary>
    /// <param name="connectionString">The store, read-only.</param>
    /// <param name="pool">The pool that takes it back.</param>
    /// <param name="generation">How often the pool had been cleared when the connection was made.</param>
    public ReaderConnection(string connectionString, ReaderPool pool, int generation)
        : base(connectionString) => (_pool, Generation) = (pool, generation);

    /// <summary>How often the pool had been cleared when the connection was made.</summary>
    public int Generation { get; }

    /// <inheritdoc/>
    public override SqliteCommand CreateCommand() => new ReaderCommand { Connection = this };

    /// <summary>Closes the connection.</summary>
    public void End()
    {
        foreach (var statement in _idle.Values)
            statement.Dispose();
        _idle.Clear();
        base.Dispose(disposing: true);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && State == System.Data.ConnectionState.Open)
            _pool.TakeBack(this);
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
        // The values belong to a request.
        statement.Parameters.Clear();
        if (_idle.Count == MostStatements || !_idle.TryAdd(statement.CommandText, statement))
            statement.Dispose();
    }

    /// <summary>Runs the kept statement of its text, which it borrows until it is disposed.</summary>
    private sealed class ReaderCommand : SqliteCommand
    {
        private SqliteCommand? _statement;

        public override SqliteDataReader ExecuteReader(System.Data.CommandBehavior behavior)
        {
            var statement = _statement ??= ((ReaderConnection)Connection!).Take(CommandText);
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
                ((ReaderConnection)Connection!).TakeBack(statement);
            }

            base.Dispose(disposing);
        }
    }
}
