namespace ToolVerdicts.Web.Limits;

/// <summary>
/// Refuses (429) requests that one network sends faster than the setting allows, before any work is done for them. The refusal is one line
/// of text, because an error page would cost more than most answers.
/// </summary>
internal sealed partial class ReadLimit(
    RequestDelegate next,
    SiteOptions options,
    TimeProvider time,
    HeldConnections connections,
    ILogger<ReadLimit> logger)
{
    private readonly TokenBuckets? _buckets =
        options.Reads == 0 ? null : new TokenBuckets(options.Reads, options.Reads * RateLimits.ReadBurstSeconds, RateLimits.Counters, time);

    // Two requests at once may both warn.
    private volatile bool _isUnwarned = options.Proxies.Count == 0;

    public async Task InvokeAsync(HttpContext context)
    {
        if (_isUnwarned && context.Request.Headers.ContainsKey("X-Forwarded-For"))
        {
            _isUnwarned = false;
            WarnOfProxy(logger);
        }

        connections.Begin(context);
        try
        {
            await AnswerAsync(context);
        }
        finally
        {
            connections.End(context);
        }
    }

    private Task AnswerAsync(HttpContext context) =>
        _buckets is null || _buckets.TryTake(RateLimits.CounterOf(context)) ? next(context) : RefuseAsync(context, _buckets.Wait);

    private Task RefuseAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.CacheControl = "no-store";
        SecurityHeaders.Write(context);
        RateLimits.Refuse(context.Response, wait);
        // A client above its limit shall not hold connections that others need; behind a proxy, its connection serves others as well.
        if (options.Proxies.Count == 0)
            context.Response.Headers.Connection = "close";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync("Your network asks for more than this site gives at once. Wait a second and try again.\n");
    }

    [LoggerMessage(
        LogLevel.Warning,
        "A proxy passes requests on, and Proxies does not name it: its visitors share one limit of requests and one cap on votes, beyond "
        + "which their votes are not counted; name its address in Proxies")]
    private static partial void WarnOfProxy(ILogger logger);
}
