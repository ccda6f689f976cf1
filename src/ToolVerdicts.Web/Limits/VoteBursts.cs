namespace ToolVerdicts.Web.Limits;

/// <summary>
/// Notices that a tool gets votes far faster than tools of this site usually do, from however many networks. The votes of new voters then
/// wait for an operator, and the log says so once in ten minutes. Off when <c>Limits:Reads</c> lifts the limits of networks.
/// </summary>
public sealed partial class VoteBursts(SiteOptions options, TimeProvider time, ILogger<VoteBursts> logger)
{
    /// <summary>Votes on one tool in a minute that are no burst.</summary>
    public const int AMinute = 120;

    // Tools that share a counter share its minute; sites have fewer tools in demand at once.
    private const int Counters = 4_096;

    private static readonly TimeSpan LogInterval = TimeSpan.FromMinutes(10);

    private readonly SlidingWindow _minute = new(AMinute, TimeSpan.FromMinutes(1), Counters, time);
    private readonly bool _isOff = options.Reads is 0 or > SiteOptions.MostUsualReads;
    private long _loggedAt;

    /// <summary>Counts a vote. True when it is one of a burst.</summary>
    public bool IsInBurst(Slug slug, long toolId)
    {
        if (_isOff || _minute.Take((int)(toolId % Counters)) == TimeSpan.Zero)
            return false;
        var (now, last) = (time.GetTimestamp(), Volatile.Read(ref _loggedAt));
        if ((last == 0 || time.GetElapsedTime(last, now) > LogInterval) && Interlocked.CompareExchange(ref _loggedAt, now, last) == last)
            LogBurst(slug, AMinute);
        return true;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "More than {Votes} votes a minute on {Tool}: those of new voters wait. Look at them with votes review, count or drop them")]
    private partial void LogBurst(Slug tool, int votes);
}
