using ToolVerdicts.Store;

namespace ToolVerdicts.Web.Hosting;

/// <summary>Turns an act that could not be written into a 503 that says when to try again. Reading goes on.</summary>
internal sealed partial class WriteFaults(RequestDelegate next)
{
    /// <summary>Seconds after which a full queue has emptied, and a disk may have been cleared.</summary>
    public const int RetryAfterSeconds = 5;

    /// <summary>Tells the operator what keeps the store from being written.</summary>
    [LoggerMessage(LogLevel.Error, "The store could not be written")]
    public static partial void Report(ILogger logger, Exception fault);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (StoreUnavailableException) when (!context.Response.HasStarted)
        {
            // The writer has said why in the log, once for all that rode along.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        }
    }
}
