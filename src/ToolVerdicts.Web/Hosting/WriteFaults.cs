namespace ToolVerdicts.Web.Hosting;

/// <summary>
/// Answers 503 with Retry-After when a write failed, the write queue is full, or the store's file is no longer in its place. Reading goes
/// on.
/// </summary>
internal sealed partial class WriteFaults(RequestDelegate next, Writer writer)
{
    /// <summary>The value of Retry-After: a full queue is empty again by then.</summary>
    public const int RetryAfterSeconds = 5;

    [LoggerMessage(LogLevel.Error, "The store could not be written")]
    public static partial void Report(ILogger logger, Exception fault);

    private bool IsOfStore(Exception fault) => fault is StoreUnavailableException || (fault is DbException && writer.IsLost);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (IsOfStore(fault) && !context.Response.HasStarted)
        {
            // The writer has logged the cause, once for all writes of the group.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        }
    }
}
