namespace ToolVerdicts.Web.Background;

/// <summary>
/// Publishes the files of tools whose day has come: they were applied before it, so that no editor has to be there. Looks after the start
/// and when a day (UTC) begins.
/// </summary>
internal sealed partial class DatedFiles(
    Database database, Writer writer, LiveSite site, TimeProvider time, ILogger<DatedFiles> logger) : BackgroundService
{
    // Longer waits would miss a clock that is set.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.WaitAsync(time, stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        DateOnly? published = null;
        do
        {
            var today = time.Today();
            if (today != published && await PublishAsync(stoppingToken))
                published = today;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>False when it is to be tried again.</returns>
    private async Task<bool> PublishAsync(CancellationToken stopping)
    {
        try
        {
            var now = time.GetUtcNow();
            IReadOnlyList<FolderFile> files;
            await using (var store = await database.OpenConnectionAsync(stopping))
                files = store.ListAppliedFiles();
            var content = site.Parse(files, DateOnly.FromDateTime(now.UtcDateTime));
            if (!content.Tools.Any(file => file.Date is not null))
                return true;
            var outcome = await writer.WriteAsync(store => ContentPlan.PublishDue(store, content, now));
            if (outcome.Faults.Count > 0)
                LogFault(string.Join(' ', outcome.Faults));
            return true;
        }
        catch (Exception fault) when (fault is StoreUnavailableException or DbException)
        {
            // The writer has logged it; the next round tries again.
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Files whose day has come could not be published: {Faults}")]
    private partial void LogFault(string faults);
}
