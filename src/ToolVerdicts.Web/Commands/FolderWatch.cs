namespace ToolVerdicts.Web.Commands;

/// <summary>Waits for changes of the files in a folder and its subfolders.</summary>
internal sealed class FolderWatch : IDisposable
{
    // Editors save a file in several steps.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly FileSystemWatcher _watcher;
    private readonly SemaphoreSlim _changes = new(0);

    /// <exception cref="ContentException">There is no such folder.</exception>
    public FolderWatch(string folder)
    {
        if (!Directory.Exists(folder))
            throw new ContentException($"The folder {folder} does not exist; name the one that holds the content with --Content=FOLDER.");
        _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        _watcher.Changed += (_, _) => _changes.Release();
        _watcher.Created += (_, _) => _changes.Release();
        _watcher.Deleted += (_, _) => _changes.Release();
        _watcher.Renamed += (_, _) => _changes.Release();
        // Changes that the system could not tell may be any.
        _watcher.Error += (_, _) => _changes.Release();
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits until something changed since the last wait, and for a while nothing more. Ends early, without an exception, when
    /// it is cancelled.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        try
        {
            await _changes.WaitAsync(cancellation);
            while (await _changes.WaitAsync(Quiet, cancellation))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The caller asks its token.
        }
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _changes.Dispose();
    }
}
