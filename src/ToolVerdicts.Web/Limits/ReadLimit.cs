using ToolVerdicts.Web.Security;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Web.Limits;

/// <summary>
/// Refuses (429) what one network asks too fast, before anything is done for it: a refusal is one line of text, because a page would cost more than
/// what was asked for. Mail programs that unsubscribe their readers are never refused.
/// </summary>
internal sealed partial class ReadLimit(RequestDelegate next, SiteOptions options, TimeProvider time, HalfOpenConnections connections, ILogger<ReadLimit> logger)
{
    private readonly TokenBuckets? _buckets =
        options.Reads == 0 ? null : new TokenBuckets(options.Reads, options.Reads * RateLimits.ReadBurstSeconds, RateLimits.Counters, time);

    private int _hasWarned;

    public Task InvokeAsync(HttpContext context)
    {
        connections.NoteRequest(context);
        return _buckets is null || _buckets.TryTake(RateLimits.CounterOf(context)) || IsUnsubscribing(context.Request)
            ? next(context)
            : RefuseAsync(context, _buckets.Wait);
    }

    private static bool IsUnsubscribing(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(MailTokens.Unsubscribe, StringComparison.OrdinalIgnoreCase);

    private Task RefuseAsync(HttpContext context, TimeSpan wait)
    {
        if (options.Proxies.Count == 0 && context.Request.Headers.ContainsKey("X-Forwarded-For") && Interlocked.Exchange(ref _hasWarned, 1) == 0)
            WarnOfProxy(logger);
        context.Response.Headers.CacheControl = "no-store";
        SecurityHeaders.Write(context, context.Request.Path.IsSecret());
        RateLimits.Refuse(context.Response, wait);
        // Whoever asks too fast shall not hold connections that others need, unless a proxy shares them.
        if (options.Proxies.Count == 0)
            context.Response.Headers.Connection = "close";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync("Your network asks for more than this site gives at once. Wait a second and try again.\n");
    }

    [LoggerMessage(LogLevel.Warning, "Requests that a proxy passes on are refused as too many of one network, because Proxies does not name the proxy; name it, and each visitor has a limit of their own")]
    private static partial void WarnOfProxy(ILogger logger);
}
