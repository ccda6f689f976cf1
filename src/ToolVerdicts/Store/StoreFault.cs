using System.Data;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace ToolVerdicts.Store;

/// <summary>What a fault of the file system or of SQLite means to an operator.</summary>
public static class StoreFault
{
    // In bytes: what the log's index takes at first.
    private const long LeastRoom = 32 * 1024;

    /// <summary>One sentence that says what to mend; null when the fault is not one of the store's.</summary>
    public static string? Explain(Exception fault, string path) => fault switch
    {
        StoreException => fault.Message,
        UnauthorizedAccessException => NotWritable(path),
        SqliteException sqlite => (sqlite.SqliteErrorCode & 0xFF) switch
        {
            SQLITE_NOTADB => $"{path} is not a SQLite database; nothing was changed. Name another file with --Store=FILE.",
            SQLITE_CORRUPT => Damaged(path, Words(sqlite)),
            SQLITE_CANTOPEN or SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH => NotWritable(path),
            SQLITE_FULL => Full(path),
            // Where there is no room for the log's index either, SQLite does not say why.
            SQLITE_IOERR when HasNoRoom(path) => Full(path),
            SQLITE_IOERR => $"The disk that holds {path} does not answer ({Words(sqlite)}).",
            SQLITE_BUSY or SQLITE_LOCKED => $"{path} is being written by another program; try again when it is done.",
            _ => $"{path} cannot be used: {Words(sqlite)}.",
        },
        // Dapper's word for a value that its column should not hold; the other's for a document.
        DataException or JsonException => $"{path} holds a value that cannot be read ({fault.Message.TrimEnd('.')}); find it with the check verb, or restore a backup.",
        IOException io => $"{path} cannot be used: {io.Message.TrimEnd('.')}; mend that, or name another file with --Store=FILE.",
        _ => null,
    };

    /// <summary>True when the disk of a temporary copy ran full, and not that of the store it was made of.</summary>
    public static bool IsFull(SqliteException fault, string copy) => fault.SqliteErrorCode == SQLITE_FULL || (fault.SqliteErrorCode == SQLITE_IOERR && HasNoRoom(copy));

    /// <summary>What to say of a damaged file.</summary>
    public static string Damaged(string path, string damage) => $"{path} is damaged ({damage}); nothing was changed.";

    /// <summary>True when a backup is what helps: the file is no longer what was written to it, or has become something that no query of this program fits.</summary>
    public static bool IsDamage(Exception fault) => fault is StoreException { IsDamage: true }
        || (fault as SqliteException ?? fault.InnerException as SqliteException)?.SqliteErrorCode is SQLITE_CORRUPT or SQLITE_NOTADB or SQLITE_ERROR;

    private static string Words(SqliteException fault) => fault.Message.TrimEnd('.');

    private static string Full(string path) => $"The disk that holds {path} is full; make room and start again.";

    private static bool HasNoRoom(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace < LeastRoom;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A disk that does not even tell that.
            return false;
        }
    }

    private static string NotWritable(string path) =>
        $"{path} cannot be written; make its folder writable, or name another file with --Store=FILE.";
}
