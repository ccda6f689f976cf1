using System.Data.Common;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Caching;

/// <summary>
/// Knows when each topic that pages show last changed: a page is right while none of its topics has changed since it was made. It looks a few times a
/// second, so that a commit is seen within a second whichever process made it, and a page that is voted on all the time is made anew only so often.
/// </summary>
public sealed partial class PageVersions(Database database, TimeProvider time, ILogger<PageVersions> logger) : BackgroundService
{
    /// <summary>What every list depends on: that there are tools and captures, and what is known of them.</summary>
    internal const string Catalogue = "catalogue";

    /// <summary>What the community's order depends on.</summary>
    internal const string AllVotes = "votes";

    // Two topics that share a counter only cost a page that is made once too often; memory stays bounded.
    private const int Counters = 1 << 16;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly long[] _lastChanges = new long[Counters];
    private readonly long[] _lastVotes = new long[Counters];
    private readonly HashSet<string> _voted = new(StringComparer.Ordinal);
    private long _now;
    private long _votes;
    private bool _hasTold;

    /// <summary>What is known now: a page that is made from here on is made of this, or of what came later.</summary>
    internal PageMoment Now => new(Volatile.Read(ref _now), Volatile.Read(ref _votes));

    internal static string ToolOf(string slug) => $"tool {slug}";

    internal static string CategoryOf(string slug) => $"category {slug}";

    /// <summary>The counter of a topic.</summary>
    internal static int CounterOf(string topic) => (int)((uint)string.GetHashCode(topic, StringComparison.Ordinal) % Counters);

    /// <summary>The look that last found a topic of this counter changed; zero for none.</summary>
    internal long LastChangeOf(int counter) => Volatile.Read(ref _lastChanges[counter]);

    /// <summary>Which of this process's votes was the last on a topic of this counter; zero for none.</summary>
    internal long LastVoteOn(int counter) => Volatile.Read(ref _lastVotes[counter]);

    /// <summary>A vote on this tool was committed.</summary>
    public void NoteVote(string slug)
    {
        var vote = Interlocked.Increment(ref _votes);
        Volatile.Write(ref _lastVotes[CounterOf(ToolOf(slug))], vote);
        Volatile.Write(ref _lastVotes[CounterOf(AllVotes)], vote);
        lock (_voted)
            _voted.Add(slug);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(timer, stoppingToken);
            }
            catch (DbException fault)
            {
                if (!_hasTold)
                    LogFault(fault);
                _hasTold = true;
            }

            await timer.WaitForNextTickAsync(stoppingToken);
        }
    }

    private async Task LookAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        await using var store = await database.OpenConnectionAsync(stopping);
        // What was committed while nobody looked is not known: every page is made anew.
        var (version, mark) = (store.ReadCommitCounter(), store.FindLastChanges());
        _hasTold = false;
        Array.Fill(_lastChanges, _now + 1);
        Interlocked.Increment(ref _now);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            var hasVotes = ChangeVoted();
            var seen = store.ReadCommitCounter();
            if (seen != version)
                mark = ChangeImported(store, mark);
            if (seen != version || hasVotes)
                Interlocked.Increment(ref _now);
            version = seen;
        }
    }

    private bool ChangeVoted()
    {
        lock (_voted)
        {
            foreach (var slug in _voted)
                Change(ToolOf(slug));
            var hasVotes = _voted.Count > 0;
            if (hasVotes)
                Change(AllVotes);
            _voted.Clear();
            return hasVotes;
        }
    }

    private ChangeMark ChangeImported(DbConnection store, ChangeMark before)
    {
        var now = store.FindLastChanges();
        if (now == before)
            return now;
        foreach (var tool in store.ListChangedTools(before.Tools))
        {
            Change(ToolOf(tool.Slug));
            if (tool.Category is { } category)
                Change(CategoryOf(category));
        }

        Change(Catalogue);
        Change(AllVotes);
        return now;
    }

    private void Change(string topic) => Volatile.Write(ref _lastChanges[CounterOf(topic)], _now + 1);

    [LoggerMessage(LogLevel.Warning, "What has changed could not be read; pages may be older than they should be")]
    private partial void LogFault(Exception fault);
}

/// <summary>What was known when a page was made.</summary>
/// <param name="Look">The last look for changes; zero before the first, when nothing is known of changes.</param>
/// <param name="Votes">How many votes this process had taken.</param>
internal readonly record struct PageMoment(long Look, long Votes);
