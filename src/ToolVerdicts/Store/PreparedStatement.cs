using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>A statement as SQLite has compiled it.</summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly SqliteConnection _store;
    private readonly sqlite3_stmt _statement;
    private readonly string[] _parameters;

    /// <exception cref="SqliteException">It cannot be compiled.</exception>
    public PreparedStatement(SqliteConnection store, string sql)
    {
        _store = store;
        Require(raw.sqlite3_prepare_v2(store.Handle, sql, out _statement));
        _parameters = new string[raw.sqlite3_bind_parameter_count(_statement)];
        for (var i = 0; i < _parameters.Length; i++)
            _parameters[i] = raw.sqlite3_bind_parameter_name(_statement, i + 1).utf8_to_string();
    }

    /// <summary>The row it stands on.</summary>
    public StatementRow Row => new(_statement);

    /// <summary>Runs it to its first row.</summary>
    /// <returns>False when it has none.</returns>
    /// <exception cref="SqliteException">It cannot be run.</exception>
    /// <exception cref="ArgumentException">The values are not those it asks for.</exception>
    public bool Step(ReadOnlySpan<(string Name, StatementValue Value)> values)
    {
        if (values.Length != _parameters.Length)
            throw new ArgumentException($"{_parameters.Length} values are asked for, {values.Length} were given.", nameof(values));
        foreach (var (name, value) in values)
        {
            var place = Array.IndexOf(_parameters, name);
            if (place < 0)
                throw new ArgumentException($"{name} is not asked for.", nameof(values));
            Require(value.Bind(_statement, place + 1));
        }

        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            Require(result);
        return result == raw.SQLITE_ROW;
    }

    /// <summary>Makes it ready to run again, and gives back what it holds of the store.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Require(int result)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, _store.Handle);
    }
}

/// <summary>A value of a parameter: a number, a text, bytes or nothing.</summary>
internal readonly struct StatementValue
{
    private readonly object? _content;
    private readonly long? _number;

    private StatementValue(object? content, long? number) => (_content, _number) = (content, number);

    public static implicit operator StatementValue(long number) => new(content: null, number);

    public static implicit operator StatementValue(string? text) => new(text, number: null);

    public static implicit operator StatementValue(byte[]? bytes) => new(bytes, number: null);

    /// <summary>Binds it to a parameter, counted from 1.</summary>
    /// <returns>SQLite's result code.</returns>
    public int Bind(sqlite3_stmt statement, int parameter) => (_number, _content) switch
    {
        ({ } number, _) => raw.sqlite3_bind_int64(statement, parameter, number),
        (_, string text) => raw.sqlite3_bind_text(statement, parameter, text),
        (_, byte[] bytes) => raw.sqlite3_bind_blob(statement, parameter, bytes),
        _ => raw.sqlite3_bind_null(statement, parameter),
    };
}

/// <summary>A row of a query; it can be read until the query goes on. Columns count from 0.</summary>
internal readonly struct StatementRow(sqlite3_stmt statement)
{
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();
}
