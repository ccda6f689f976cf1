namespace ToolVerdicts.Web.Background;

/// <summary>Makes a backup whenever the last one in the folder is older than the interval.</summary>
public sealed partial class BackupTimer(SiteOptions options, Database database, TimeProvider time, ILogger<BackupTimer> logger)
    : BackgroundService
{
    // A backup reads the whole store, so it waits until a start is over, and until a full disk may have room again.
    private static readonly TimeSpan First = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    private string? _loggedFault;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Backup.Folder is not { } folder)
            return;
        await Task.Delay(First, time, stoppingToken);
        using var timer = new PeriodicTimer(Look, time);
        do
            await Task.Run(() => MakeWhenDue(folder), stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void MakeWhenDue(BackupFolder folder)
    {
        try
        {
            var now = time.GetUtcNow();
            // A backup whose name is in the future was made by a clock that was wrong.
            if (folder.List().Any(backup => backup.MadeAt > now - options.Backup.Interval && backup.MadeAt <= now))
                return;
            var (path, contents) = folder.Add(database, now);
            LogMade(path, contents);
            _loggedFault = null;
        }
        catch (Exception fault) when (fault is StoreException or IOException or UnauthorizedAccessException)
        {
            // Retried at the next interval; the same fault is logged once.
            if (_loggedFault != fault.Message)
                LogFault(folder.Path, fault.Message);
            _loggedFault = fault.Message;
        }
    }

    [LoggerMessage(LogLevel.Information, "Backup written to {Path}: {Contents}")]
    private partial void LogMade(string path, BackupContents contents);

    [LoggerMessage(LogLevel.Error, "No backup was written to {Folder}: {Reason}")]
    private partial void LogFault(string folder, string reason);
}
