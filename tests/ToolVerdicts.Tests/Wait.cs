using System.Diagnostics;

namespace ToolVerdicts.Tests;

/// <summary>Waits that end: what has not happened when the limit has passed fails the test with a sentence that says what was waited for.</summary>
internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Waits until a condition holds, at most a minute.</summary>
    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition().WithinAsync(what))
        {
            if (clock.Elapsed > Limit)
                throw new TimeoutException(Sentence(what));
            await Task.Delay(20);
        }
    }

    /// <summary>The result of a task that must end within a minute.</summary>
    public static async Task<T> WithinAsync<T>(this Task<T> task, string what)
    {
        await WithinAsync((Task)task, what);
        return await task;
    }

    /// <summary>Waits for a task that must end within a minute.</summary>
    public static async Task WithinAsync(this Task task, string what)
    {
        if (await Task.WhenAny(task, Task.Delay(Limit)) != task)
            throw new TimeoutException(Sentence(what));
        await task;
    }

    /// <summary>Waits for the end of a process; one that goes on for a minute is killed and fails the test.</summary>
    public static async Task EndAsync(this Process process)
    {
        try
        {
            await process.WaitForExitAsync().WithinAsync($"the end of process {process.Id}");
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string Sentence(string what) => $"Waited {Limit.TotalSeconds:0} s for {what}.";
}
