using System.Runtime.CompilerServices;

namespace ToolVerdicts.Web.Limits;

/// <summary>
/// Lets each counter take a number of times within any stretch of time as long as the window, looked at in tenths: what was taken is forgotten a whole
/// window after the end of its tenth at the latest. The memory is fixed.
/// </summary>
/// <param name="permits">How many times; at most 255.</param>
/// <param name="length">How long the window is.</param>
/// <param name="counters">How many counters there are.</param>
/// <param name="time">Its time stamps are used, and never its date, which can be set back.</param>
public sealed class SlidingWindow(int permits, TimeSpan length, int counters, TimeProvider time)
{
    private const int Segments = 10;
    private const int Locks = 64;

    private readonly long _segmentTicks = length.Ticks / Segments;
    private readonly Counter[] _counters = new Counter[counters];
    private readonly Lock[] _locks = [.. Enumerable.Range(0, Locks).Select(_ => new Lock())];

    /// <summary>Takes once.</summary>
    /// <returns>Zero when it may; else how long to wait until it may, and nothing is taken.</returns>
    public TimeSpan Take(int counter)
    {
        var now = time.GetElapsedTime(0).Ticks;
        // A machine that has just started has seen less than a window.
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
