namespace ToolVerdicts.Store;

/// <summary>Held by the one process that serves a store, for as long as it serves.</summary>
public sealed class StoreLock : IDisposable
{
    // IsHeld and ShortenLog lock the file for a moment in other processes, so Take retries for half a second.
    private const int Attempts = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;
    private FileStream? _store;

    private StoreLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a store.</summary>
    /// <exception cref="StoreException">Another process serves this store, or its folder cannot be written.</exception>
    public static StoreLock Take(Database database)
    {
        try
        {
            StoreFiles.CreatePrivateFolder(Path.GetDirectoryName(database.FilePath)!);
            var taken = new StoreLock(Open(PathOf(database)));
            try
            {
                RequireUnserved(database.FilePath);
                return taken;
            }
            catch
            {
                taken.Dispose();
                throw;
            }
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

    /// <summary>
    /// Locks the store's own file too, so that the lock does not end when somebody removes the lock's file. To be called once the store is
    /// open: a file that is closed takes the locks of SQLite with it, and this one is closed last.
    /// </summary>
    internal void HoldStore(string path)
    {
        if (!OperatingSystem.IsWindows())
            _store = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _store?.Dispose();
        _file.Dispose();
    }

    // A serving process shares its lock with programs that read the file, so that only asking for the whole file tells. Must not be called
    // for a store that this process has open.
    private static void RequireUnserved(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return;
        if (FileIdentity.Of(path) is { Links: > 1 } linked)
        {
            throw new StoreException(
                $"{path} has {linked.Links} names (hard links), and a write-ahead log belongs to one name; "
                + "copy the file, and serve the copy.");
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var probe = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
                return;
            }
            catch (IOException fault) when (attempt == Attempts)
            {
                throw new StoreException(
                    $"Another process already serves {path}; stop it, or name another file with --Store=FILE.", fault);
            }
            catch (IOException)
            {
                Thread.Sleep(Pause);
            }
        }
    }

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
