namespace ToolVerdicts.Web.Caching;

/// <summary>
/// Tracks when each topic last changed: a cached page is fresh while none of its topics has changed since it was rendered. The store is
/// polled four times a second for commits of any process, which also bounds how often a page with steady votes is rendered.
/// </summary>
public sealed partial class PageVersions(
    Database database, LiveSite site, TimeProvider time, ILogger<PageVersions> logger) : BackgroundService
{
    // A hash of the topic chooses a counter. Two topics that share one cost a needless rendering now and then; memory stays bounded.
    private const int Counters = 1 << 16;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly long[] _lastChanges = new long[Counters];
    private readonly long[] _lastVotes = new long[Counters];
    private readonly HashSet<Slug> _voted = [];
    private long _now;
    private long _votes;
    private bool _hasLoggedFault;

    /// <summary>The present version; read it before a page loads its data.</summary>
    internal PageVersion Now => new(Volatile.Read(ref _now), Volatile.Read(ref _votes));

    internal static int CounterOf(string topic) => (int)((uint)string.GetHashCode(topic, StringComparison.Ordinal) % Counters);

    /// <summary>The number of the poll that last found a topic of this counter changed; zero for none.</summary>
    internal long LastChangeOf(int counter) => Volatile.Read(ref _lastChanges[counter]);

    /// <summary>The number of this process's last vote on a topic of this counter; zero for none.</summary>
    internal long LastVoteOn(int counter) => Volatile.Read(ref _lastVotes[counter]);

    /// <summary>Notes that a vote on this tool was committed.</summary>
    public void NoteVote(Slug slug)
    {
        // Of two votes at once the later number is the last.
        lock (_voted)
        {
            var vote = Interlocked.Increment(ref _votes);
            Volatile.Write(ref _lastVotes[CounterOf(Topic.OfTool(slug))], vote);
            Volatile.Write(ref _lastVotes[CounterOf(Topic.AllVotes)], vote);
            _voted.Add(slug);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PollAsync(timer, stoppingToken);
            }
            catch (DbException fault)
            {
                if (!_hasLoggedFault)
                    LogFault(fault);
                _hasLoggedFault = true;
            }

            await timer.WaitForNextTickAsync(stoppingToken);
        }
    }

    private async Task PollAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        await using var store = await database.OpenConnectionAsync(stopping);
        // Commits since the last connection was lost are unknown, so every page counts as changed.
        var day = time.Today();
        var (version, mark) = (store.ReadCommitCounter(), store.FindLastChange());
        site.Refresh(store);
        _hasLoggedFault = false;
        InvalidateAll();
        Interlocked.Increment(ref _now);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            var hasVotes = InvalidateVoted();
            var today = time.Today();
            if (today != day)
                Invalidate(Topic.Today);
            // Lists, tools and the foot of every page name articles.
            if (site.HasNewArticle(after: day, until: today))
                InvalidateAll();
            var seen = store.ReadCommitCounter();
            if (seen != version)
                mark = InvalidateImported(store, mark);
            if (seen != version || hasVotes || today != day)
                Interlocked.Increment(ref _now);
            (version, day) = (seen, today);
        }
    }

    private bool InvalidateVoted()
    {
        lock (_voted)
        {
            foreach (var slug in _voted)
                Invalidate(Topic.OfTool(slug));
            var hasVotes = _voted.Count > 0;
            if (hasVotes)
                Invalidate(Topic.AllVotes);
            _voted.Clear();
            return hasVotes;
        }
    }

    private long InvalidateImported(DbConnection store, long before)
    {
        var now = store.FindLastChange();
        if (now == before)
            return now;
        // Refreshed before pages count as changed, so that none is rendered anew with the old content; "|" always does both.
        if (site.Refresh(store) | store.HasChangeOfAll(before))
            InvalidateAll();
        foreach (var tool in store.ListChangedTools(before))
        {
            Invalidate(Topic.OfTool(tool.Slug));
            if (tool.Category is { } category)
                Invalidate(Topic.OfCategory(category));
        }

        Invalidate(Topic.Catalogue);
        Invalidate(Topic.AllVotes);
        return now;
    }

    private void InvalidateAll() => Array.Fill(_lastChanges, _now + 1);

    private void Invalidate(string topic) => Volatile.Write(ref _lastChanges[CounterOf(topic)], _now + 1);

    [LoggerMessage(LogLevel.Warning, "Changes could not be read from the store; pages may be older than they should be")]
    private partial void LogFault(Exception fault);
}
