namespace ToolVerdicts.Web.Limits;

/// <summary>Lets each counter take so many times a second, and a burst when it has waited. The memory is fixed, and nobody waits for anybody.</summary>
/// <param name="perSecond">How many times a second.</param>
/// <param name="burst">How many times at once, after a pause.</param>
/// <param name="counters">How many counters there are.</param>
/// <param name="time">Its time stamps are used, and never its date, which can be set back.</param>
/// <remarks>The generic cell rate algorithm (ITU-T I.371): a bucket is the moment at which it will be full again.</remarks>
public sealed class TokenBuckets(int perSecond, int burst, int counters, TimeProvider time)
{
    private readonly long _token = TimeSpan.TicksPerSecond / perSecond;
    private readonly long _whole = TimeSpan.TicksPerSecond / perSecond * burst;
    private readonly long[] _fullAt = new long[counters];

    /// <summary>Takes once.</summary>
    /// <returns>False when the bucket is empty; it has a token again within <see cref="Wait"/>.</returns>
    public bool TryTake(int counter)
    {
        var now = time.GetElapsedTime(0).Ticks;
        ref var fullAt = ref _fullAt[counter];
        while (true)
        {
            var seen = Volatile.Read(ref fullAt);
            var next = Math.Max(seen, now) + _token;
            if (next - now > _whole)
                return false;
            if (Interlocked.CompareExchange(ref fullAt, next, seen) == seen)
                return true;
        }
    }

    /// <summary>The longest that an empty bucket stays empty.</summary>
    public TimeSpan Wait => TimeSpan.FromTicks(_token);
}
