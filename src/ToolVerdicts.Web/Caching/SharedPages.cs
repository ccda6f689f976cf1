namespace ToolVerdicts.Web.Caching;

/// <summary>
/// Lets browsers and proxies share answers that are the same for everybody and not in the page cache: fresh for a minute, with a strong
/// validator over the bytes that are sent, so that asking again costs a 304.
/// </summary>
internal sealed class SharedPages(RequestDelegate next)
{
    private static readonly string[] SharedTypes =
        ["text/html", "text/markdown", "text/plain", "application/xml", "application/atom+xml", "image/svg+xml"];

    public async Task InvokeAsync(HttpContext context)
    {
        // The answer to a post belongs to the visitor who sent it.
        if (HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.TryAdd(HeaderNames.CacheControl, SecurityHeaders.Private);
                return Task.CompletedTask;
            });
        }

        var isReading = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isReading || IsInPageCache(context))
        {
            await next(context);
            return;
        }

        var wire = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        if (IsPersonal(context) || context.HasSecretAddress())
            context.Response.Headers.CacheControl = SecurityHeaders.Private;
        else if (IsSharedPage(context.Response))
            Share(context, page);
        if (context.Response.StatusCode != StatusCodes.Status304NotModified)
        {
            page.Position = 0;
            await page.CopyToAsync(wire, context.RequestAborted);
        }
    }

    // The page cache sets these headers itself.
    private static bool IsInPageCache(HttpContext context) => context.Features.Get<PageTopics>() is not null;

    // Every page can show the votes and bookmarks of a visitor with a cookie.
    private static bool IsPersonal(HttpContext context) =>
        context.Visitor() is not null && context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;

    private static bool IsSharedPage(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && SharedTypes.Contains(response.ContentType?.Split(';')[0])
        && !response.Headers.ContainsKey(HeaderNames.SetCookie)
        && !response.Headers.ContainsKey(HeaderNames.CacheControl);

    private static void Share(HttpContext context, MemoryStream page)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(page.GetBuffer().AsSpan(0, (int)page.Length)))[..32];
        context.Response.VaryAsShared();
        context.TryAnswerNotModified(new EntityTagHeaderValue($"\"{digest}\""));
    }
}
