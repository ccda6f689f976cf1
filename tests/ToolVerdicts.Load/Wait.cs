using System.Diagnostics;

namespace ToolVerdicts.Load;

/// <summary>Waits with a limit. At the limit a wait throws an exception whose sentence names what it waited for.</summary>
public static class Wait
{
    /// <summary>The limit for benchmarks, the SDK and many threads.</summary>
    public static readonly TimeSpan LongRun = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Polls a condition until it holds.</summary>
    /// <exception cref="TimeoutException">The condition did not hold within a minute.</exception>
    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="UntilAsync(Func{bool}, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition().WithinAsync(what))
        {
            if (clock.Elapsed > Limit)
                throw new TimeoutException(Sentence(Limit, what));
            await Task.Delay(20);
        }
    }

    /// <summary>Waits for the result of a task. The default limit is a minute.</summary>
    /// <exception cref="TimeoutException">The task did not end in time.</exception>
    public static async Task<T> WithinAsync<T>(this Task<T> task, string what, TimeSpan? limit = null)
    {
        await WithinAsync((Task)task, what, limit);
        return await task;
    }

    /// <inheritdoc cref="WithinAsync{T}(Task{T}, string, TimeSpan?)"/>
    public static async Task WithinAsync(this Task task, string what, TimeSpan? limit = null)
    {
        if (await Task.WhenAny(task, Task.Delay(limit ?? Limit)) != task)
            throw new TimeoutException(Sentence(limit ?? Limit, what));
        await task;
    }

    /// <summary>Waits for the end of a process, and kills it at the limit. The default limit is a minute.</summary>
    /// <exception cref="TimeoutException">The process did not end in time.</exception>
    public static async Task EndAsync(this Process process, TimeSpan? limit = null)
    {
        try
        {
            await process.WaitForExitAsync().WithinAsync($"the end of process {process.Id}", limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <inheritdoc cref="EndAsync"/>
    public static void End(this Process process, TimeSpan? limit = null) => process.EndAsync(limit).GetAwaiter().GetResult();

    /// <summary>Reads a stream of a process until its end, and kills the process at the limit.</summary>
    /// <param name="process">The process. If its other stream is redirected, the caller must read that meanwhile.</param>
    /// <param name="stream">The process's standard output or standard error.</param>
    /// <param name="limit">The limit; null for a minute.</param>
    /// <exception cref="TimeoutException">The process did not end in time.</exception>
    public static string ReadToEnd(this Process process, StreamReader stream, TimeSpan? limit = null)
    {
        var text = stream.ReadToEndAsync();
        process.End(limit);
        return text.WithinAsync("the end of the output").GetAwaiter().GetResult();
    }

    /// <summary>Waits for the end of threads. The limit is long, because a busy machine gives many threads little time each.</summary>
    /// <exception cref="TimeoutException">A thread did not end in time.</exception>
    public static void End(this IEnumerable<Thread> threads, string what)
    {
        foreach (var thread in threads)
        {
            if (!thread.Join(LongRun))
                throw new TimeoutException(Sentence(LongRun, what));
        }
    }

    private static string Sentence(TimeSpan limit, string what) => $"Waited {limit.TotalSeconds:0} s for {what}.";
}
