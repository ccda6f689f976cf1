using ToolVerdicts.Web.Telemetry;

namespace ToolVerdicts.Web.Background;

/// <summary>Stores what was counted every five minutes, and when the site stops.</summary>
public sealed class ReadCountTimer(Writer writer, ReadCounter counter, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await StoreAsync();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await StoreAsync();
    }

    private async Task StoreAsync()
    {
        var (pages, searches) = counter.Take();
        if (pages.Count + searches.Count == 0)
            return;
        try
        {
            await writer.WriteAsync(store => store.AddReads(time.Today(), pages, searches));
        }
        catch (StoreUnavailableException)
        {
            // The writer has logged it. Counts are worth no second try.
        }
    }
}
