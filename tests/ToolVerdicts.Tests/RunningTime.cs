using System.Diagnostics;

namespace ToolVerdicts.Tests;

/// <summary>
/// A clock that runs as fast as the machine's, but from a fixed moment. For whole sites, whose timers must fire by themselves;
/// <see cref="FakeTimeProvider"/> stands still between two calls of the test.
/// </summary>
internal sealed class RunningTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _start = start;
    private long _started = Stopwatch.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + Stopwatch.GetElapsedTime(_started);

    /// <summary>Sets the clock, ahead or back; timers are not affected.</summary>
    public void AdjustTime(DateTimeOffset now) => (_start, _started) = (now, Stopwatch.GetTimestamp());
}
