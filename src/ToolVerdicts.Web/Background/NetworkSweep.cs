using ToolVerdicts.Store;
using ToolVerdicts.Votes;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Background;

/// <summary>Deletes the counters of days gone by also when nobody votes, so that none is ever two days old.</summary>
internal sealed class NetworkSweep(Writer writer, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.PassesAsync(time, stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await writer.WriteAsync(store => store.ForgetNetworks(time.Today()));
            }
            catch (StoreUnavailableException)
            {
                // The writer has told the operator; the next hour tries again.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
