using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ToolVerdicts.Load;

/// <summary>The processor time a thread has used: what its work costs, however busy the machine is.</summary>
public static partial class ThreadTime
{
    private const int ThreadClock = 3;

    /// <summary>The calling thread's; where the system does not tell it (only Linux is asked), the whole process's.</summary>
    public static TimeSpan Now
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return Process.GetCurrentProcess().TotalProcessorTime;
            return GetTime(ThreadClock, out var time) == 0 ? new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick)) : throw new InvalidOperationException("The thread's clock cannot be read.");
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
