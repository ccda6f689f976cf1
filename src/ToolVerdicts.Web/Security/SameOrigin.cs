using Microsoft.AspNetCore.Diagnostics;
using ToolVerdicts.Web.Hosting;

namespace ToolVerdicts.Web.Security;

/// <summary>
/// Refuses what another site's page has a browser send (403): by <c>Sec-Fetch-Site</c>, which no page can forge, else by <c>Origin</c>, which
/// every browser sends with a form. What has neither comes from no browser's page, and so from no other site.
/// </summary>
internal sealed class SameOrigin(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // An error page in place of an answer is no act of its own.
        var isErrorPage = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null;
        // The token in the address is all that is needed, and no other site knows it: mail programs end a subscription for their reader, and the buttons of
        // pages that tell nobody where they are send no origin.
        var hasToken = MailTokens.Folders.Any(folder => context.Request.Path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase));
        if (isErrorPage || hasToken || IsReading(context.Request.Method) || IsOwn(context.Request))
            await next(context);
        else
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
            return site == "same-origin";
        // Behind a proxy that ends TLS the scheme may differ from the browser's; the host does not.
        return !request.Headers.TryGetValue("Origin", out var origin)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == new Uri($"{from.Scheme}://{request.Host}").Authority);
    }
}
