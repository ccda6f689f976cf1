namespace ToolVerdicts.Web.Limits;

/// <summary>
/// A token bucket for each counter, by the generic cell rate algorithm (ITU-T I.371): a bucket is the time at which it will be full again.
/// The memory is fixed, and there is no lock.
/// </summary>
/// <param name="perSecond">Tokens a second.</param>
/// <param name="burst">Tokens of a full bucket.</param>
/// <param name="counters">The number of counters.</param>
/// <param name="time">The clock. Only its time stamps are used, because its date can be set back.</param>
public sealed class TokenBuckets(int perSecond, int burst, int counters, TimeProvider time)
{
    private readonly long _token = TimeSpan.TicksPerSecond / perSecond;
    private readonly long _whole = TimeSpan.TicksPerSecond / perSecond * burst;
    private readonly long[] _fullAt = new long[counters];

    /// <summary>Takes a token.</summary>
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

    /// <summary>The longest time for which an empty bucket stays empty.</summary>
    public TimeSpan Wait => TimeSpan.FromTicks(_token);
}
