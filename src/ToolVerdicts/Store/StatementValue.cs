using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>The value of a parameter: a number, a text, bytes or NULL.</summary>
internal readonly struct StatementValue
{
    private readonly object? _content;
    private readonly long? _number;

    private StatementValue(object? content, long? number) => (_content, _number) = (content, number);

    public static implicit operator StatementValue(long number) => new(content: null, number);

    public static implicit operator StatementValue(string? text) => new(text, number: null);

    public static implicit operator StatementValue(byte[]? bytes) => new(bytes, number: null);

    /// <summary>Binds the value to a parameter, counted from 1.</summary>
    /// <returns>SQLite's result code.</returns>
    public int Bind(sqlite3_stmt statement, int parameter) => (_number, _content) switch
    {
        ({ } number, _) => raw.sqlite3_bind_int64(statement, parameter, number),
        (_, string text) => raw.sqlite3_bind_text(statement, parameter, text),
        (_, byte[] bytes) => raw.sqlite3_bind_blob(statement, parameter, bytes),
        _ => raw.sqlite3_bind_null(statement, parameter),
    };
}
