using ToolVerdicts.Web.Telemetry;

namespace ToolVerdicts.Web.Security;

/// <summary>
/// Refuses (400) hosts and origins that are no address, before other code reads them, and answers 500 in a line where no error page can be
/// rendered. The refusal is not logged: a log that a stranger can fill is a fault of its own.
/// </summary>
internal sealed partial class Door(RequestDelegate next, FaultLog faults, ILogger<Door> logger)
{
    // The last host that was found good. Nearly every request has the same one.
    private volatile string? _known;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsHost(context.Request.Headers.Host.ToString()) || !IsOrigin(context.Request))
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, "The request names no address that this site has.\n");
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; nobody waits for an answer.
        }
        catch (Exception fault) when (fault is not BadHttpRequestException && !context.Response.HasStarted)
        {
            if (faults.Note(fault, context.TraceIdentifier) is { IsNew: true } noted)
                LogFault(fault, noted.Reference, noted.Repeated);
            var isBusy = fault is StoreUnavailableException;
            context.Response.Clear();
            if (isBusy)
                context.Response.Headers.RetryAfter = $"{Hosting.WriteFaults.RetryAfterSeconds}";
            await AnswerAsync(
                context,
                isBusy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
                "Something broke on our side. Try again in a minute.\n");
        }
    }

    private bool IsHost(string host)
    {
        if (host == _known)
            return true;
        var isHost = host.Length > 0
            && Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var url)
            && url is { UserInfo: "", AbsolutePath: "/", Query: "", Fragment: "", Port: > 0 }
            && url.Host.Length > 0;
        if (isHost)
            _known = host;
        return isHost;
    }

    // SameOrigin reads the origin of posts. "null" is that of sandboxed pages, and an empty one belongs to no browser: both are foreign.
    private static bool IsOrigin(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        || !request.Headers.TryGetValue(HeaderNames.Origin, out var values)
        || values.ToString() is var origin && (origin is "" or "null"
            || (Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"));

    private static Task AnswerAsync(HttpContext context, int status, string line)
    {
        SecurityHeaders.Write(context);
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(line);
    }

    [LoggerMessage(LogLevel.Error, "{Reference}: a request broke; {Repeated} more of this kind since the last line")]
    private partial void LogFault(Exception fault, string reference, long repeated);
}
