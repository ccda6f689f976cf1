using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace ToolVerdicts.Data;

/// <summary>What a fault of the file system or of SQLite means to an operator.</summary>
public static class StoreFault
{
    /// <summary>One sentence that says what to mend; null when the fault is not one of the store's.</summary>
    public static string? Explain(Exception fault, string path) => fault switch
    {
        StoreException => fault.Message,
        UnauthorizedAccessException => NotWritable(path),
        SqliteException sqlite => (sqlite.SqliteErrorCode & 0xFF) switch
        {
            SQLITE_NOTADB => $"{path} is not a SQLite database; nothing was changed. Name another file with --Store=FILE, or restore a backup.",
            SQLITE_CORRUPT => $"{path} is damaged ({Words(sqlite)}); nothing was changed. Restore a backup.",
            SQLITE_CANTOPEN or SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH => NotWritable(path),
            SQLITE_FULL => $"The disk that holds {path} is full; make room and start again.",
            SQLITE_IOERR => $"The disk that holds {path} does not answer ({Words(sqlite)}).",
            SQLITE_BUSY or SQLITE_LOCKED => $"{path} is being written by another program; try again when it is done.",
            _ => $"{path} cannot be used: {Words(sqlite)}.",
        },
        IOException io => $"{path} cannot be used: {io.Message.TrimEnd('.')}.",
        _ => null,
    };

    private static string Words(SqliteException fault) => fault.Message.TrimEnd('.');

    private static string NotWritable(string path) =>
        $"{path} cannot be written; make its folder writable, or name another file with --Store=FILE.";
}
