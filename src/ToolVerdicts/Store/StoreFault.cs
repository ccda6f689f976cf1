using System.Data;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace ToolVerdicts.Store;

/// <summary>Explains faults of the file system and of SQLite to an operator.</summary>
public static class StoreFault
{
    // In bytes: the first size of the write-ahead log's index.
    private const long LeastRoom = 32 * 1024;

    // Where SQLite puts temporary files, in its order (unixTempFileDir in os_unix.c); elsewhere than on Unix the system's folder.
    private static string?[] TemporaryFolders => OperatingSystem.IsWindows()
        ? [Path.GetTempPath()]
        : [Variable("SQLITE_TMPDIR"), Variable("TMPDIR"), "/var/tmp", "/usr/tmp", "/tmp", "."];

    /// <summary>One sentence that says what to mend; null when the fault is not one of the store.</summary>
    public static string? Explain(Exception fault, string path) => fault switch
    {
        StoreException => fault.Message,
        UnauthorizedAccessException => NotWritable(path),
        SqliteException sqlite => CodeOf(fault) switch
        {
            SQLITE_NOTADB => $"{path} is not a SQLite database; nothing was changed. Name another file with --Store=FILE.",
            SQLITE_CORRUPT => Damaged(path, Words(sqlite)),
            SQLITE_CANTOPEN or SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH => NotWritable(path),
            SQLITE_FULL => Full(path),
            // SQLite reports an I/O error when even the log's index has no room.
            SQLITE_IOERR when HasNoRoom(path) => Full(path),
            // The code for this (SQLITE_IOERR_GETTEMPPATH) gets lost in statements that SQLite runs within a migration's.
            SQLITE_IOERR when !TemporaryFolders.Any(CanHoldFile) =>
                "SQLite needs a folder for temporary files, and can write to none; set TMPDIR to one, or mount /tmp writable.",
            SQLITE_IOERR => $"The disk that holds {path} does not answer ({Words(sqlite)}).",
            SQLITE_BUSY or SQLITE_LOCKED => $"{path} is being written by another program; try again when it is done.",
            _ => $"{path} cannot be used: {Words(sqlite)}.",
        },
        // From Dapper, for a value of the wrong type in a column, and from the reading of JSON in a column.
        DataException or JsonException =>
            $"{path} holds a value that cannot be read ({fault.Message.TrimEnd('.')}); find it with the check verb, or restore a backup.",
        IOException io => $"{path} cannot be used: {io.Message.TrimEnd('.')}; mend that, or name another file with --Store=FILE.",
        _ => null,
    };

    /// <summary>True when <paramref name="fault"/> means that the disk that holds <paramref name="copy"/> is full.</summary>
    public static bool IsFull(Exception fault, string copy) => CodeOf(fault) switch
    {
        SQLITE_FULL => true,
        SQLITE_IOERR => HasNoRoom(copy),
        _ => false,
    };

    /// <summary>SQLite's primary result code; null for other faults. BackupDatabase reports extended codes, hence the mask.</summary>
    internal static int? CodeOf(Exception fault) => (fault as SqliteException)?.SqliteErrorCode & 0xFF;

    /// <summary>True when another connection keeps the store from being used now.</summary>
    public static bool IsBusy(Exception fault) => CodeOf(fault) is SQLITE_BUSY or SQLITE_LOCKED;

    /// <summary>True when SQLite has met a malformed page.</summary>
    public static bool IsMalformed(Exception fault) => CodeOf(fault) == SQLITE_CORRUPT;

    /// <summary>The sentence on a damaged file.</summary>
    public static string Damaged(string path, string damage) => $"{path} is damaged ({damage}); nothing was changed.";

    /// <summary>True when a backup helps: the file is damaged, or this program's queries do not fit its tables.</summary>
    public static bool IsDamage(Exception fault) => fault is StoreException { IsDamage: true }
        || (CodeOf(fault) ?? (fault.InnerException is { } inner ? CodeOf(inner) : null)) is SQLITE_CORRUPT or SQLITE_NOTADB or SQLITE_ERROR;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>True when a file can be made in a folder; false for null.</summary>
    public static bool CanHoldFile(string? folder)
    {
        if (folder is null)
            return false;
        try
        {
            using var file = File.Create(Path.Combine(folder, Path.GetRandomFileName()), bufferSize: 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

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
            // The disk does not even answer this.
            return false;
        }
    }

    private static string NotWritable(string path) =>
        $"{path} cannot be written; make its folder writable, or name another file with --Store=FILE.";
}
