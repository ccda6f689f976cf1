namespace ToolVerdicts.Store;

/// <summary>The files of a store: its log, the log's index, and the store itself.</summary>
public static class StoreFiles
{
    /// <summary>The ending of the lock's file, behind the name of the store.</summary>
    public const string LockSuffix = ".lock";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly string[] Parts = ["-wal", "-shm", ""];

    /// <summary>
    /// The -wal, -shm and main file of a store, to be moved or deleted in that order: SQLite replays a log into any main file of its name.
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
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    /// <summary>Makes an empty file that only its owner can read and write, unless there is a file of this name.</summary>
    public static void CreatePrivateIfMissing(string path)
    {
        try
        {
            if (!File.Exists(path))
                CreatePrivate(path).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
        }
    }

    /// <summary>Takes the right to read and write an existing store from everybody but its owner.</summary>
    public static void MakePrivate(string store)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in Of(store).Append(store + LockSuffix).Where(File.Exists))
        {
            try
            {
                File.SetUnixFileMode(file, File.GetUnixFileMode(file) & OwnerOnly);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The file belongs to somebody else, or its file system has no modes.
            }
        }
    }

    /// <summary>A new folder among the system's temporary files, for a copy that is thrown away.</summary>
    /// <exception cref="StoreException">The folder cannot be created.</exception>
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
}
