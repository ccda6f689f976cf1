using System.Text.RegularExpressions;

namespace ToolVerdicts.Web.Hosting;

/// <summary>
/// Serves a site below a path of its host. The path is taken off requests before other code sees them and put back into answers, so that
/// addresses in pages and code are those of a site at the root. <c>HttpRequest.PathBase</c> stays empty: Razor would put it before some
/// addresses, and they would have it twice.
/// </summary>
/// <param name="path">The path, such as <c>/verdicts</c>.</param>
internal sealed partial class BasePath(string path)
{
    // Local checks of health ask for these at the root as well.
    private static readonly PathString[] AlsoAtRoot = ["/healthz", "/readyz"];

    /// <summary>Takes the path off a request; answers 404 to one without it.</summary>
    public Task TakeOffAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal, out var rest))
            context.Request.Path = rest.HasValue ? rest : "/";
        else if (!AlsoAtRoot.Contains(context.Request.Path))
            return RefuseAsync(context);
        return next(context);
    }

    /// <summary>Puts the path into the headers of an answer and before the addresses in its page.</summary>
    public async Task PutBackAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        var wire = response.Body;
        using var body = new MemoryStream();
        response.Body = body;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = wire;
        }

        if (response.Headers.Location is [{ } location] && location.StartsWith('/'))
            response.Headers.Location = path + location;
        if (response.Headers.Link is [{ } link])
            response.Headers.Link = link.Replace("</", $"<{path}/", StringComparison.Ordinal);
        var links = response.ContentType?.Split(';')[0] switch { "text/html" => InHtml(), "text/markdown" => InMarkdown(), _ => null };
        var sent = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (links is not null)
            sent = Encoding.UTF8.GetBytes(links.Replace(Encoding.UTF8.GetString(sent.Span), $"{path}/"));
        if (response.ContentLength is not null && links is not null)
            response.ContentLength = sent.Length;
        await wire.WriteAsync(sent, context.RequestAborted);
    }

    private Task RefuseAsync(HttpContext context)
    {
        SecurityHeaders.Write(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync($"The site is at {path}/.\n");
    }

    // Text holds no quotation marks: Razor and Markdig write them as &quot;.
    [GeneratedRegex(@"(?<=\s(href|src|action|formaction)="")/(?!/)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex InHtml();

    [GeneratedRegex(@"(?<=\]\()/(?!/)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex InMarkdown();
}
