using System.Diagnostics;

namespace ToolVerdicts.Tests;

/// <summary>
/// A clock that runs at normal speed from a fixed moment. Tests of whole sites need it for timers to fire;
/// <see cref="FakeTimeProvider"/> advances only when a test sets it.
/// </summary>
internal sealed class RunningTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _start = start;
    private long _started = Stopwatch.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + Stopwatch.GetElapsedTime(_started);

    /// <summary>Sets the clock forwards or backwards; timers are not affected.</summary>
    public void AdjustTime(DateTimeOffset now) => (_start, _started) = (now, Stopwatch.GetTimestamp());
}
