namespace ToolVerdicts.Web.Limits;

/// <summary>
/// Notices that a tool gets votes far faster than it usually does, from however many networks: in a minute more than
/// <see cref="AMinute"/>, and more than it usually gets in a day. The votes of new voters then wait for an operator, and the log says so
/// once in ten minutes. Off when <c>Limits:Reads</c> lifts the limits of networks.
/// </summary>
public sealed partial class VoteBursts(SiteOptions options, Database database, TimeProvider time, ILogger<VoteBursts> logger) : IDisposable
{
    /// <summary>Votes on one tool in a minute that are no burst, whatever the tool usually gets.</summary>
    public const int AMinute = 120;

    // Tools that share a counter share its minute; sites have fewer tools in demand at once.
    private const int Counters = 4_096;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(10);

    private readonly SlidingWindow _minute = new(AMinute, Minute, Counters, time);

    // For tools that got more than AMinute: how many more are usual, for a minute from the first of them.
    private readonly Dictionary<long, (long Since, long Left)> _more = [];
    private readonly SemaphoreSlim _one = new(1);
    private readonly bool _isOff = options.Reads is 0 or > SiteOptions.MostUsualReads;
    private long _loggedAt;

    /// <summary>Counts a vote. True when it is one of a burst.</summary>
    public async ValueTask<bool> IsInBurstAsync(Slug slug, long toolId)
    {
        if (_isOff || _minute.Take((int)(toolId % Counters)) == TimeSpan.Zero || await IsUsualAsync(toolId))
            return false;
        var (now, last) = (time.GetTimestamp(), Volatile.Read(ref _loggedAt));
        if ((last == 0 || time.GetElapsedTime(last, now) > LogInterval) && Interlocked.CompareExchange(ref _loggedAt, now, last) == last)
            LogBurst(slug, AMinute);
        return true;
    }

    public void Dispose() => _one.Dispose();

    // The store is asked once a minute and tool.
    private async Task<bool> IsUsualAsync(long toolId)
    {
        await _one.WaitAsync();
        try
        {
            if (!_more.TryGetValue(toolId, out var more) || time.GetElapsedTime(more.Since) >= Minute)
            {
                await using var store = await database.OpenConnectionAsync();
                more = (time.GetTimestamp(), await store.FindUsualVotesAsync(toolId, time.Today()) - AMinute);
            }

            _more[toolId] = more with { Left = more.Left - 1 };
            return more.Left > 0;
        }
        finally
        {
            _one.Release();
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "More than {Votes} votes a minute on {Tool}, and more than it usually gets a day: those of new voters wait. "
        + "Look at them with votes review, count or drop them")]
    private partial void LogBurst(Slug tool, int votes);
}
