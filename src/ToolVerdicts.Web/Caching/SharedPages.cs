using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using ToolVerdicts.Web.Security;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Caching;

/// <summary>
/// Lets browsers and proxies share what is the same for everybody, pages and their machine-readable kin: a minute's freshness and a strong
/// validator over the bytes that are sent, so that asking again costs a 304.
/// </summary>
internal sealed class SharedPages(RequestDelegate next)
{
    /// <summary>What is one visitor's own.</summary>
    public const string Private = "private, no-store";

    private static readonly string[] SharedTypes = ["text/html", "text/markdown", "text/plain", "application/xml", "application/atom+xml", "image/svg+xml"];

    // The sitemap's parts are written while they are read, and bring their own validators.
    private static readonly PathString Streamed = "/sitemaps";

    public async Task InvokeAsync(HttpContext context)
    {
        // The answer to an act is the visitor's own, whatever it is.
        if (HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.TryAdd(HeaderNames.CacheControl, Private);
                return Task.CompletedTask;
            });
        }

        var isReading = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isReading || IsKept(context) || context.Request.Path.StartsWithSegments(Streamed, StringComparison.OrdinalIgnoreCase))
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

        if (IsPersonal(context) || context.Request.Path.IsSecret())
            context.Response.Headers.CacheControl = Private;
        else if (IsSharedPage(context.Response))
            Share(context, page);
        if (context.Response.StatusCode != StatusCodes.Status304NotModified)
        {
            page.Position = 0;
            await page.CopyToAsync(wire, context.RequestAborted);
        }
    }

    // What is kept gets its headers where it is kept.
    private static bool IsKept(HttpContext context) => context.Features.Get<PageTopics>() is not null;

    // A visitor who has acted is shown their own votes and bookmarks on every page.
    private static bool IsPersonal(HttpContext context) => context.Visitor() is not null && context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;

    private static bool IsSharedPage(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && SharedTypes.Contains(response.ContentType?.Split(';')[0])
        && !response.Headers.ContainsKey(HeaderNames.SetCookie)
        && !response.Headers.ContainsKey(HeaderNames.CacheControl);

    private static void Share(HttpContext context, MemoryStream page)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(page.GetBuffer().AsSpan(0, (int)page.Length)))[..32];
        context.Response.VaryAsShared();
        context.AnswersWithTag(new EntityTagHeaderValue($"\"{digest}\""));
    }
}
