namespace ToolVerdicts.Web.Background;

/// <summary>
/// Keeps the tallies of each day at its end. A day whose end the process did not see is not kept: its tallies are not known.
/// </summary>
internal sealed class TallyTimer(Writer writer, TimeProvider time) : BackgroundService
{
    // Longer waits would miss a clock that is set.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var day = time.Today();
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = time.GetUtcNow();
            var untilMidnight = now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime;
            await Task.Delay(untilMidnight < LongestWait ? untilMidnight : LongestWait, time, stoppingToken);
            var today = time.Today();
            if (today == day)
                continue;
            if (today == day.AddDays(1))
                await KeepAsync(day);
            day = today;
        }
    }

    private async Task KeepAsync(DateOnly day)
    {
        try
        {
            await writer.WriteAsync(store => store.KeepTallies(day));
        }
        catch (StoreUnavailableException)
        {
            // The writer has logged it. A later tally would not be that of the day.
        }
    }
}
