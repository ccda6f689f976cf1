using System.Runtime.CompilerServices;

namespace ToolVerdicts.Web.Limits;

/// <summary>
/// A sliding window in ten segments for each counter: a number of permits in any period of the window's length. A permit counts until at
/// most one window after the end of its segment. The memory is fixed.
/// </summary>
/// <param name="permits">The permits of one window; at most 255.</param>
/// <param name="length">The window's length.</param>
/// <param name="counters">The number of counters.</param>
/// <param name="time">The clock. Only its time stamps are used, because its date can be set back.</param>
public sealed class SlidingWindow(int permits, TimeSpan length, int counters, TimeProvider time)
{
    private const int Segments = 10;
    private const int Locks = 64;

    private readonly long _segmentTicks = length.Ticks / Segments;
    private readonly Counter[] _counters = new Counter[counters];
    private readonly Lock[] _locks = [.. Enumerable.Range(0, Locks).Select(_ => new Lock())];

    /// <summary>Takes a permit.</summary>
    /// <returns>Zero when there was one; otherwise the time until there is one.</returns>
    public TimeSpan Take(int counter)
    {
        var now = time.GetElapsedTime(0).Ticks;
        // Keeps the number of the oldest segment positive on a machine that has just started.
        var segment = now / _segmentTicks + Segments;
        lock (_locks[counter % Locks])
        {
            ref var counted = ref _counters[counter];
            Forget(ref counted, segment);
            var taken = 0;
            foreach (var inSegment in counted.Taken)
                taken += inSegment;
            if (taken < permits)
            {
                counted.Taken[(int)(segment % Segments)]++;
                return TimeSpan.Zero;
            }

            var oldest = segment - Segments;
            while (taken >= permits)
                taken -= counted.Taken[(int)(++oldest % Segments)];
            return TimeSpan.FromTicks(oldest * _segmentTicks - now);
        }
    }

    private static void Forget(ref Counter counted, long segment)
    {
        for (var past = Math.Max(counted.Segment, segment - Segments) + 1; past <= segment; past++)
            counted.Taken[(int)(past % Segments)] = 0;
        counted.Segment = segment;
    }

    private struct Counter
    {
        public long Segment;
        public TakenInSegments Taken;
    }

    [InlineArray(Segments)]
    private struct TakenInSegments
    {
        private byte _first;
    }
}
