using System.Diagnostics;

namespace ToolVerdicts.Load;

/// <summary>Waits that end: what has not happened when the limit has passed fails with a sentence that says what was waited for.</summary>
public static class Wait
{
    /// <summary>How long a benchmark, the SDK or many threads may take.</summary>
    public static readonly TimeSpan LongRun = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Waits until a condition holds, at most a minute.</summary>
    /// <exception cref="TimeoutException">The condition did not hold in time.</exception>
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

    /// <summary>The result of a task that must end within the limit, a minute unless another is given.</summary>
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

    /// <summary>Waits for the end of a process; one that goes on after the limit, a minute unless another is given, is killed.</summary>
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

    /// <summary>What a process writes until its end; one that goes on after the limit is killed.</summary>
    /// <param name="process">The process; its other stream must not be redirected, or be read meanwhile.</param>
    /// <param name="stream">The process's standard output or standard error.</param>
    /// <param name="limit">A minute, unless another is given.</param>
    /// <exception cref="TimeoutException">The process did not end in time.</exception>
    public static string ReadToEnd(this Process process, StreamReader stream, TimeSpan? limit = null)
    {
        var text = stream.ReadToEndAsync();
        process.End(limit);
        return text.WithinAsync("the end of the output").GetAwaiter().GetResult();
    }

    /// <summary>Waits for the end of threads; busy machines give many threads little time each.</summary>
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
