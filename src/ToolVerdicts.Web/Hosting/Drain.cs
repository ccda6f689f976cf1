namespace ToolVerdicts.Web.Hosting;

/// <summary>
/// How the site stops: for a moment it goes on as ever, but every answer ends its connection. So nobody is cut off who had asked before the signal, also
/// where the request still waits in the system's queues, and few connections are left on which another request could come while they are closed.
/// </summary>
internal sealed class Drain(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    /// <summary>How long requests have after that moment, whatever slow clients do: a process manager that kills after ten seconds finds nothing to kill.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    /// <summary>Serves until the signal, and then to the end.</summary>
    public static async Task ServeAsync(WebApplication site)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (site.Lifetime.ApplicationStopping.Register(signal.SetResult))
            await signal.Task;
        await Task.Delay(Moment);
        await site.StopAsync();
    }

    public Task InvokeAsync(HttpContext context)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            context.Response.Headers.Connection = "close";
        return next(context);
    }
}
