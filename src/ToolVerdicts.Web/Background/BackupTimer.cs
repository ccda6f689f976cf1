using ToolVerdicts.Backups;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Background;

/// <summary>Makes a backup whenever the last one in the folder is old enough, and removes those that need not stay.</summary>
public sealed partial class BackupTimer(SiteOptions options, Database database, TimeProvider time, ILogger<BackupTimer> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private string? _told;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Backup.Folder is not { } folder)
            return;
        await AfterStart.PassesAsync(time, stoppingToken);
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
            // One that was made by a clock that was ahead keeps none from being due.
            if (last > now - options.Backup.Interval && last <= now)
                return;
            // A copy that the end of the program cut off is never finished.
            foreach (var unfinished in BackupRetention.ListUnfinished(folder))
                File.Delete(unfinished);
            var path = Path.Combine(folder, BackupRetention.NameOf(now));
            LogMade(path, Backup.Write(database, path, now));
            _told = null;
            foreach (var expired in options.Backup.Retention.Expired(BackupRetention.List(folder)))
                File.Delete(expired);
        }
        catch (Exception fault) when (fault is StoreException or IOException or UnauthorizedAccessException)
        {
            // It is tried again each minute, and told once.
            if (_told != fault.Message)
                LogFault(folder, fault.Message);
            _told = fault.Message;
        }
    }

    [LoggerMessage(LogLevel.Information, "Backed up into {Path}: {Contents}")]
    private partial void LogMade(string path, BackupContents contents);

    [LoggerMessage(LogLevel.Error, "No backup was made in Backup:Folder, {Folder}: {Reason}")]
    private partial void LogFault(string folder, string reason);
}
