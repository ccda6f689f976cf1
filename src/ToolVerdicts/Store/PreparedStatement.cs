using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>A statement as SQLite has compiled it.</summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly SqliteConnection _store;
    private readonly sqlite3_stmt _statement;
    private readonly string[] _parameters;

    /// <exception cref="SqliteException">The statement cannot be compiled.</exception>
    public PreparedStatement(SqliteConnection store, string sql)
    {
        _store = store;
        Require(raw.sqlite3_prepare_v2(store.Handle, sql, out _statement));
        _parameters = new string[raw.sqlite3_bind_parameter_count(_statement)];
        for (var i = 0; i < _parameters.Length; i++)
            _parameters[i] = raw.sqlite3_bind_parameter_name(_statement, i + 1).utf8_to_string();
    }

    /// <summary>The current row.</summary>
    public StatementRow Row => new(_statement);

    /// <summary>Runs the statement to its first row.</summary>
    /// <returns>False when there is no row.</returns>
    /// <exception cref="SqliteException">The statement cannot be run.</exception>
    /// <exception cref="ArgumentException">The values are not those of the statement's parameters.</exception>
    public bool Step(ReadOnlySpan<(string Name, StatementValue Value)> values)
    {
        if (values.Length != _parameters.Length)
            throw new ArgumentException($"The statement has {_parameters.Length} parameters, not {values.Length}.", nameof(values));
        foreach (var (name, value) in values)
        {
            var place = Array.IndexOf(_parameters, name);
            if (place < 0)
                throw new ArgumentException($"The statement has no parameter {name}.", nameof(values));
            Require(value.Bind(_statement, place + 1));
        }

        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            Require(result);
        return result == raw.SQLITE_ROW;
    }

    /// <summary>Ends the run and its read transaction; the statement can be run again.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Require(int result)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, _store.Handle);
    }
}
