namespace ToolVerdicts.Store;

/// <summary>Held by the one process that serves a store, for as long as it serves.</summary>
public sealed class StoreLock : IDisposable
{
    // IsHeld and ShortenLog lock the file for a moment in other processes, so Take retries for half a second.
    private const int Attempts = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a store.</summary>
    /// <exception cref="StoreException">Another process serves this store, or its folder cannot be written.</exception>
    public static StoreLock Take(Database database)
    {
        try
        {
            StoreFiles.CreatePrivateFolder(Path.GetDirectoryName(database.FilePath)!);
            return new StoreLock(Open(PathOf(database)));
        }
        catch (IOException fault) when (IsHeld(database))
        {
            throw new StoreException(
                $"Another process already serves {database.FilePath}; stop it, or name another file with --Store=FILE.", fault);
        }
        catch (Exception fault) when (StoreFault.Explain(fault, database.FilePath) is { } sentence)
        {
            throw new StoreException(sentence, fault);
        }
    }

    /// <summary>Takes the lock of a store; null while another process has it, or when the lock's file cannot be written.</summary>
    public static StoreLock? TryTake(Database database)
    {
        try
        {
            return new StoreLock(OpenAlone(PathOf(database)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>True while a process serves the store.</summary>
    public static bool IsHeld(Database database)
    {
        if (!File.Exists(PathOf(database)))
            return false;
        try
        {
            using var probe = new FileStream(PathOf(database), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException)
        {
            // The file is locked.
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileStream OpenAlone(string path)
    {
        StoreFiles.CreatePrivateIfMissing(path);
        return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    private static FileStream Open(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return OpenAlone(path);
            }
            catch (IOException) when (attempt < Attempts)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static string PathOf(Database database) => database.FilePath + StoreFiles.LockSuffix;
}
