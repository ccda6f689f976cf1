namespace ToolVerdicts.Newsletter.Issues;

/// <summary>Composes each issue when it is due, and queues it for its readers. Queueing that was interrupted goes on.</summary>
public sealed class DigestClock(
    Database database, Writer writer, DigestSchedule schedule, TimeProvider time, FactAges? ages = null)
{
    // The number of readers of one write, which other writes wait for.
    private const int ReadersAtOnce = 200;

    // The last day on which old rows were deleted.
    private DateOnly? _swept;

    /// <summary>Composes and queues an issue that is due, and deletes old rows once a day.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be written; the next look tries again.</exception>
    public async Task LookAsync()
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (_swept != today)
            await writer.WriteAsync(store => { store.ForgetSubscribers(now); return true; });
        _swept = today;
        if (await FindDueAsync(now) is { } due)
            await writer.WriteAsync(store => store.ComposeIssue(due, now, ages));
        while (await FindUnqueuedAsync() is { } issue)
            await QueueAsync(issue);
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
