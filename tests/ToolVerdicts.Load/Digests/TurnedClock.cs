namespace ToolVerdicts.Load.Digests;

/// <summary>A clock that is turned on by hand, so that nobody waits for a retry.</summary>
internal sealed class TurnedClock(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Turns it on.</summary>
    public void Turn(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
