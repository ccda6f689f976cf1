namespace ToolVerdicts.Store;

/// <summary>The files of a store: its log, the log's index, and the store itself.</summary>
public static class StoreFiles
{
    private const int PieceLength = 1 << 20;

    private static readonly string[] Parts = ["-wal", "-shm", ""];

    /// <summary>
    /// All files that there can be, the store last: SQLite replays a log into any file of the right name, so the log is moved or deleted
    /// first.
    /// </summary>
    public static string[] Of(string store) => Array.ConvertAll(Parts, part => store + part);

    /// <summary>Makes a folder that only its owner can enter; one that exists stays as it is.</summary>
    public static void CreatePrivateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Makes a file that only its owner can read and write.</summary>
    /// <exception cref="IOException">There is a file of this name.</exception>
    public static FileStream CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>A new folder among the system's temporary files, for a copy that is thrown away.</summary>
    /// <exception cref="StoreException">There can be none.</exception>
    public static DirectoryInfo TemporaryFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory("toolverdicts-");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"{Path.GetTempPath()} cannot hold temporary files; make it a folder that can be written, or name another with TMPDIR.",
                    fault);
        }
    }

    /// <summary>
    /// Reads a store's file once from its beginning to its end, when there is one, so that whoever looks at all of it finds it in memory:
    /// SQLite reads it piece by piece in the order of its tables. Only for a process that has not opened the store: where a file is
    /// closed, the system drops what else the process has locked in it (https://www.sqlite.org/howtocorrupt.html, 2.2).
    /// </summary>
    /// <exception cref="StoreException">Its header is damaged so that SQLite would not say so.</exception>
    public static void ReadAhead(string store)
    {
        // Only a plain file has a length.
        if (new FileInfo(store) is not { Exists: true, Length: > 0 })
            return;
        try
        {
            StoreHeader.RequireKnownFormat(store);
            const FileShare everybody = FileShare.ReadWrite | FileShare.Delete;
            using var file = new FileStream(store, FileMode.Open, FileAccess.Read, everybody, bufferSize: 0, FileOptions.SequentialScan);
            var piece = new byte[PieceLength];
            while (file.Read(piece) > 0)
            {
                // To have been read is all.
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // SQLite meets it too, and says what it is.
        }
    }
}
