using System.Runtime.InteropServices;

namespace ToolVerdicts.Search;

/// <summary>The processor time that a thread has used, which does not grow while other work has the processor.</summary>
public static class ThreadTime
{
    // CLOCK_THREAD_CPUTIME_ID.
    private const int ThreadClock = 3;

    /// <summary>The calling thread's; on a system other than Linux, the whole process's.</summary>
    public static TimeSpan Now => OperatingSystem.IsLinux() && GetTime(ThreadClock, out var time) == 0
        ? new TimeSpan(time.Seconds * TimeSpan.TicksPerSecond + time.Nanoseconds / TimeSpan.NanosecondsPerTick)
        : Environment.CpuUsage.TotalTime;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
