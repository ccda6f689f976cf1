namespace ToolVerdicts.Web.Background;

/// <summary>Composes the weekly issue when it is due.</summary>
internal sealed partial class IssueTimer(
    Database database, Writer writer, SiteOptions options, TimeProvider time, ILogger<IssueTimer> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.WaitAsync(time, stoppingToken);
        await MailHold.WaitAsync(database, time, stoppingToken);
        var clock = new DigestClock(database, writer, options.Mail.Schedule, time, options.Ages);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await clock.LookAsync();
            }
            catch (StoreUnavailableException)
            {
                // The writer has logged it; the next round tries again.
            }
            catch (Exception fault)
            {
                // An issue that cannot be composed must not take the site down.
                LogFault(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "The weekly issue could not be composed; it is tried again")]
    private partial void LogFault(Exception fault);
}
