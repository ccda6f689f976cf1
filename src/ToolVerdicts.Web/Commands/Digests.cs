using System.CommandLine;
using Spectre.Console;

namespace ToolVerdicts.Web.Commands;

/// <summary>
/// <c>digest preview</c>, <c>digest send</c>, <c>digest status</c> and <c>digest resume</c>. None of them talks to a mail server: what is
/// queued, the serving process sends.
/// </summary>
internal static class Digests
{
    private const int ReadersAtOnce = 500;
    private const int IssuesShown = 8;
    private const string Held = "Mail is held, because this store is a copy: nothing is sent until digest resume.";
    private const int MostFailed = 1_000;

    public static Command Command(CommandLineSettings line)
    {
        var folder = new Option<string?>("--out") { Description = "The folder for the files; by default digest-preview beside the store" };
        var preview = new Command("preview", "Write this week's issue to files, as it would go out now") { folder };
        preview.SetAction((parsed, _) => PreviewAsync(SiteOptions.Read(line.Configuration()), parsed.GetValue(folder)));
        var send = new Command("send", "Queue this week's issue for every reader who has not had it");
        send.SetAction((_, _) => SendAsync(SiteOptions.Read(line.Configuration())));
        var json = JsonList.Option();
        var status = new Command("status", "Count the messages by state, and list those that failed or whose outcome is unknown") { json };
        status.SetAction(parsed => Status(SiteOptions.Read(line.Configuration()), parsed.GetValue(json)));
        var resume = new Command("resume", "Let the mail of a copy or a restored backup go, which is held until then");
        resume.SetAction(_ => Resume(SiteOptions.Read(line.Configuration())));
        return new Command("digest", "Preview the weekly issue, send it, and see what was sent") { preview, send, status, resume };
    }

    private static async Task<int> PreviewAsync(SiteOptions options, string? folder)
    {
        var database = options.OpenStore();
        var now = SiteClock.Instance.GetUtcNow();
        var week = IssueWeek.Of(now);
        await using var store = database.OpenUpgraded(now);
        var composed = await store.FindIssueAsync(week);
        var digest = composed?.Digest ?? store.Draft(week, now, options.Ages);
        var path = Path.GetFullPath(folder ?? Path.Combine(Path.GetDirectoryName(database.FilePath)!, "digest-preview"));
        var files = DigestPreview.Write(path, digest, Hosting.Figures.ReadLive(options, store).Letterhead, now);
        var state = composed is null ? "not composed yet" : $"composed {composed.ComposedAt:yyyy-MM-dd HH:mm} UTC";
        Console.WriteLine($"Week {week}, {state}: {digest.Summary}.");
        foreach (var file in files)
            Console.WriteLine(OneLine.Of(file));
        return ExitCode.Done;
    }

    private static async Task<int> SendAsync(SiteOptions options)
    {
        var database = options.OpenStore();
        var now = SiteClock.Instance.GetUtcNow();
        var week = IssueWeek.Of(now);
        await using var store = database.OpenUpgraded(now);
        var mistake = await store.FindLastImportAsync() is { } imported && imported > now
            ? $"The last import was at {imported:yyyy-MM-dd HH:mm} UTC, and this is {now:yyyy-MM-dd HH:mm}"
            : await store.FindLastWeekAsync(now) is { } last && last > week && await store.FindIssueAsync(week) is null
            ? $"The last issue is of {last}, and this is {week}"
            : null;
        if (mistake is not null)
        {
            Console.WriteLine($"{mistake}: look at the machine's clock. Nothing was queued.");
            return ExitCode.Findings;
        }

        var isNew = store.InTransaction(() => store.ComposeIssue(week, now, options.Ages));
        var digest = (await store.FindIssueAsync(week))!.Digest;
        var queued = await QueueAsync(store, digest);
        Console.WriteLine($"Week {week}, {(isNew ? "composed now" : "composed before")}: {digest.Summary}.");
        Console.WriteLine(queued == 0 ? "Nobody is left who wants it and has not had it." : $"Queued for {Counted.Of(queued, "reader")}.");
        if (!store.IsHome(database))
            Console.WriteLine(Held);
        else if (queued > 0 && !StoreLock.IsHeld(database))
            Console.WriteLine("Nobody serves this store now: the messages go out once the site is started.");
        return ExitCode.Done;
    }

    private static async Task<int> QueueAsync(DbConnection store, Digest digest)
    {
        var readers = await store.CountConfirmedAsync();
        if (Console.IsOutputRedirected)
            return Queue(_ => { });
        return AnsiConsole.Progress().AutoClear(enabled: true).Start(context =>
        {
            var task = context.AddTask($"Looking at {Counted.Of(readers, "reader")}", maxValue: Math.Max(1, readers));
            return Queue(looked => task.Increment(looked));
        });

        int Queue(Action<int> progress)
        {
            var (after, queued) = (0L, 0);
            while (store.InTransaction(() => store.QueueIssue(digest, after, ReadersAtOnce, SiteClock.Instance.GetUtcNow())) is { } looked)
            {
                (after, queued) = (looked.Last, queued + looked.Queued);
                progress(ReadersAtOnce);
            }

            return queued;
        }
    }

    private static int Resume(SiteOptions options)
    {
        var database = options.OpenStore();
        using var store = database.OpenUpgraded(SiteClock.Instance.GetUtcNow());
        var wasHeld = !store.IsHome(database);
        store.MoveHome(database);
        var waiting = store.ListOutbox(IssuesShown).Sum(row => row.Queued);
        Console.WriteLine(wasHeld
            ? $"This is the site's store from now on. {Counted.Of(waiting, "message")} that waited go out while it is served."
            : "Mail was not held. Nothing was changed.");
        return ExitCode.Done;
    }

    private static int Status(SiteOptions options, bool asJson)
    {
        var (database, now) = (options.OpenStore(), SiteClock.Instance.GetUtcNow());
        using var store = database.OpenUpgraded(now);
        if (asJson)
            return JsonList.Print(store.ListOutbox(IssuesShown));
        if (!store.IsHome(database))
            Console.WriteLine(Held);
        if (store.CountConfirmations(now) is var confirmations && confirmations >= ConfirmationLimits.MostAnHour)
            Console.WriteLine($"{confirmations} confirmations are sent or wait in this hour, which is the most: nobody else gets one yet.");
        var subscribers = store.CountSubscribers();
        Console.WriteLine(
            $"Subscribers: {(subscribers.Count == 0 ? "none" : string.Join(", ", subscribers.Select(row => $"{row.Count} {row.State}")))}");
        var table = new Table().AddColumns("Issue", "Queued", "Sending", "Sent", "Failed", "Unknown", "Done").Border(TableBorder.Simple);
        foreach (var row in store.ListOutbox(IssuesShown))
            table.AddRow(row.Week ?? "confirmations", $"{row.Queued}", $"{row.Sending}", $"{row.Sent}", $"{row.Failed}", $"{row.Unknown}",
                $"{row.Percent}%");
        AnsiConsole.Write(table);
        var failed = store.ListFailed(MostFailed);
        Print("Failed", failed);
        if (failed.Count == MostFailed)
            Console.WriteLine($"  … only the latest {MostFailed:N0} are listed.");
        Print("Unknown: handed over, perhaps delivered, never sent again by themselves", store.ListUnknown(int.MaxValue));
        return ExitCode.Done;
    }

    private static void Print(string heading, IReadOnlyList<StrandedDelivery> deliveries)
    {
        if (deliveries.Count == 0)
            return;
        Console.WriteLine($"{heading}:");
        foreach (var delivery in deliveries)
        {
            var (at, week) = ($"{delivery.ChangedAt:yyyy-MM-dd HH:mm}", delivery.Week ?? "confirmation");
            Console.WriteLine(OneLine.Of($"  {at}  {week}  {delivery.Address}  {delivery.Answer}"));
        }
    }
}
