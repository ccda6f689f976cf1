using System.Diagnostics;

namespace ToolVerdicts.Tests.Pages;

/// <summary>Waits for what is promised within a second; the machine may be busy.</summary>
internal static class Eventually
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public static async Task IsTrueAsync(Func<Task<bool>> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (!await isSo())
        {
            clock.Elapsed.ShouldBeLessThan(LongestWait);
            await Task.Delay(20);
        }
    }
}
