using ToolVerdicts.Backups;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Background;

/// <summary>Makes a backup when the last one in the folder is old enough, and deletes those that retention does not keep.</summary>
public sealed partial class BackupTimer(SiteOptions options, Database database, TimeProvider time, ILogger<BackupTimer> logger)
    : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private string? _loggedFault;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Backup.Folder is not { } folder)
            return;
        await AfterStart.WaitAsync(time, stoppingToken);
        using var timer = new PeriodicTimer(Look, time);
        do
            await Task.Run(() => MakeWhenDue(folder), stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void MakeWhenDue(string folder)
    {
        try
        {
            var now = time.GetUtcNow();
            var last = BackupRetention.List(folder).Select(path => BackupRetention.MadeAt(Path.GetFileName(path))).FirstOrDefault();
            // A backup from the future was made by a wrong clock, and must not delay the next one.
            if (last > now - options.Backup.Interval && last <= now)
                return;
            // Left over when the program ended during a backup.
            foreach (var unfinished in BackupRetention.ListUnfinished(folder))
                File.Delete(unfinished);
            var path = Path.Combine(folder, BackupRetention.NameOf(now));
            LogMade(path, Backup.Write(database, path, now));
            _loggedFault = null;
            foreach (var expired in options.Backup.Retention.Expired(BackupRetention.List(folder)))
                File.Delete(expired);
        }
        catch (Exception fault) when (fault is StoreException or IOException or UnauthorizedAccessException)
        {
            // Tried again each minute, and logged once.
            if (_loggedFault != fault.Message)
                LogFault(folder, fault.Message);
            _loggedFault = fault.Message;
        }
    }

    [LoggerMessage(LogLevel.Information, "Backed up into {Path}: {Contents}")]
    private partial void LogMade(string path, BackupContents contents);

    [LoggerMessage(LogLevel.Error, "No backup was made in Backup:Folder, {Folder}: {Reason}")]
    private partial void LogFault(string folder, string reason);
}
