using Microsoft.AspNetCore.Diagnostics;

namespace ToolVerdicts.Web.Security;

/// <summary>
/// Refuses (403) a request that another site's page made a browser send: <c>Sec-Fetch-Site</c> tells, which no page can forge, or else
/// <c>Origin</c>, which every browser sends with a form. A request with neither header comes from no browser page.
/// </summary>
internal sealed class SameOrigin(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // The error page is rendered for the same request, whatever its method, and changes nothing.
        var isErrorPage = context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IExceptionHandlerPathFeature>() is not null;
        // Other sites do not know the token, and mail programs that unsubscribe their reader send it without an origin (RFC 8058).
        if (isErrorPage || context.HasSecretAddress() || IsReading(context.Request.Method) || IsOwn(context.Request))
            await next(context);
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private static bool IsReading(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
            return site == "same-origin";
        // Behind a proxy that ends TLS the scheme may differ from the browser's; the host does not.
        return !request.Headers.TryGetValue("Origin", out var origin)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Authority == new Uri($"{from.Scheme}://{request.Host}").Authority);
    }
}
