namespace ToolVerdicts.Web.Telemetry;

/// <summary>Counts each page that was shown, by its path. Stands behind <c>SecretAddresses</c>, so that no path holds a token.</summary>
internal sealed class PageViews(RequestDelegate next, ReadCounter counter)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status200OK
            && HttpMethods.IsGet(context.Request.Method)
            && context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            counter.CountPage(context.Request.Path.Value ?? "/");
    }
}
