using ToolVerdicts.Web.Telemetry;

namespace ToolVerdicts.Web.Background;

/// <summary>Sends queued messages while the site serves.</summary>
internal sealed partial class MailDelivery(
    Database database, Writer writer, SiteOptions options, LiveSite site, MessageIds ids, TimeProvider time, FaultLog faults,
    ILogger<MailDelivery> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.WaitAsync(time, stoppingToken);
        await MailHold.WaitAsync(database, time, stoppingToken);
        var sender = new Sender(database, writer, () => site.Letterhead, ids, options.Mail.Open, time, Report)
        {
            // This process serves the store, so a lock that is held is its own.
            Pace = new SenderPace { IsAlone = StoreLock.IsHeld(database) },
        };
        await sender.RunAsync(stoppingToken);
    }

    // A fault that lasts would be logged every few seconds.
    private void Report(string sentence, Exception? fault)
    {
        if (fault is null || faults.Note(fault, "mail").IsNew)
            LogReport(fault, OneLine.Of(sentence));
    }

    [LoggerMessage(LogLevel.Warning, "{Sentence}")]
    private partial void LogReport(Exception? fault, string sentence);
}
