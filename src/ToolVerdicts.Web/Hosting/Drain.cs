namespace ToolVerdicts.Web.Hosting;

/// <summary>
/// Stops the site without cutting a request off: after the signal it serves on for a moment, and closes each connection with its answer.
/// Requests that were sent before the signal are answered, and few connections are left on which another could arrive while they are
/// closed.
/// </summary>
internal sealed class Drain(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    /// <summary>The longest that slow requests may delay the stop; process managers often kill after ten seconds.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    /// <summary>Serves until the signal to stop, and stops.</summary>
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
