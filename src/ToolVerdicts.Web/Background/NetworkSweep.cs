namespace ToolVerdicts.Web.Background;

/// <summary>
/// Deletes vote counters of past days every hour, so that none outlives two days when nobody votes, and the bookmarks of visitors whose
/// cookie has ended.
/// </summary>
internal sealed class NetworkSweep(Writer writer, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.WaitAsync(time, stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await writer.WriteAsync(store => store.DeleteExpiredCounters(time.Today()));
                while (await writer.WriteAsync(store => store.ForgetExpiredOwners(time.Today())) > 0)
                    stoppingToken.ThrowIfCancellationRequested();
            }
            catch (StoreUnavailableException)
            {
                // The writer has logged it; the next round tries again.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
