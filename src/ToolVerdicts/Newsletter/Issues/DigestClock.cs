namespace ToolVerdicts.Newsletter.Issues;

/// <summary>Composes each issue when it is due, and queues it for its readers. An interrupted queueing continues where it
/// stopped.</summary>
public sealed class DigestClock(Database database, Writer writer, DigestSchedule schedule, TimeProvider time)
{
    // The number of readers of one write, which other writes wait for.
    private const int ReadersAtOnce = 200;

    private DateOnly? _swept;

    /// <summary>Composes and queues an issue that is due.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be written; the next look tries again.</exception>
    public async Task LookAsync()
    {
        var now = time.GetUtcNow();
        await SweepAsync(now);
        if (await FindDueAsync(now) is { } due)
            await writer.WriteAsync(store => store.ComposeIssue(due, now));
        while (await FindUnqueuedAsync() is { } issue)
            await QueueAsync(issue);
    }

    private async Task SweepAsync(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (_swept == today)
            return;
        await writer.WriteAsync(store => { store.ForgetSubscribers(now); return true; });
        _swept = today;
    }

    private async Task<IssueWeek?> FindDueAsync(DateTimeOffset now)
    {
        await using var store = await database.OpenConnectionAsync();
        if (await store.FindLastImportAsync() > now)
            return null;
        if (await store.FindLastWeekAsync(now) is { } last)
            return schedule.Due(last, now);
        return await store.FindFirstReaderAsync() is { } since ? schedule.FirstDue(since, now) : null;
    }

    private async Task<Digest?> FindUnqueuedAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        return await store.FindUnqueuedWeekAsync() is { } week ? (await store.FindIssueAsync(week))?.Digest : null;
    }

    private async Task QueueAsync(Digest digest)
    {
        var after = 0L;
        while (await writer.WriteAsync(store => store.QueueIssue(digest, after, ReadersAtOnce, time.GetUtcNow())) is { } looked)
            after = looked.Last;
    }
}
