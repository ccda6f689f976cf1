using Microsoft.Data.Sqlite;

namespace ToolVerdicts.Store;

/// <summary>
/// A connection that reads and nothing else. Disposing of it gives it back to the store's pool, open and with its statements: what is asked again is not
/// parsed again.
/// </summary>
internal sealed class ReaderConnection : SqliteConnection
{
    // More texts than pages have; what composes its SQL finds room as well.
    private const int MostStatements = 256;

    private readonly ReaderPool _pool;
    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);

    /// <summary>Names a store without opening it.</summary>
    /// <param name="connectionString">The store, read-only.</param>
    /// <param name="pool">Takes it back.</param>
    /// <param name="generation">Which connections of the pool it belongs to.</param>
    public ReaderConnection(string connectionString, ReaderPool pool, int generation)
        : base(connectionString) => (_pool, Generation) = (pool, generation);

    /// <summary>Which connections of the pool it belongs to.</summary>
    public int Generation { get; }

    /// <inheritdoc/>
    public override SqliteCommand CreateCommand() => new ReaderCommand { Connection = this };

    /// <summary>Closes it for good.</summary>
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
        // Its values are somebody's.
        statement.Parameters.Clear();
        if (_idle.Count == MostStatements || !_idle.TryAdd(statement.CommandText, statement))
            statement.Dispose();
    }

    /// <summary>Runs as the statement of its text, which it takes for as long as it lives.</summary>
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
