using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace ToolVerdicts.Web.Delivery;

/// <summary>
/// Lets browsers and proxies share pages that are the same for everybody: a minute's freshness and a strong validator over the
/// bytes that are sent, so that asking again costs a 304.
/// </summary>
internal sealed class SharedPages(RequestDelegate next)
{
    private const string SharedForAMinute = "public, max-age=60, stale-while-revalidate=600";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
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

        if (IsSharedPage(context.Response))
            Share(context, page);
        if (context.Response.StatusCode != StatusCodes.Status304NotModified)
        {
            page.Position = 0;
            await page.CopyToAsync(wire, context.RequestAborted);
        }
    }

    private static bool IsSharedPage(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true
        && !response.Headers.ContainsKey(HeaderNames.SetCookie)
        && !response.Headers.ContainsKey(HeaderNames.CacheControl);

    private static void Share(HttpContext context, MemoryStream page)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(page.GetBuffer().AsSpan(0, (int)page.Length)))[..32]}\"");
        context.Response.Headers.CacheControl = SharedForAMinute;
        context.Response.Headers.Vary = "Accept-Encoding, Cookie";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(headers.ETag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.ContentLength = null;
            context.Response.Headers.ContentType = default;
            context.Response.Headers.ContentEncoding = default;
        }
    }
}
