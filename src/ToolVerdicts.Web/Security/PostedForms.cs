using Microsoft.AspNetCore.Diagnostics;

namespace ToolVerdicts.Web.Security;

/// <summary>
/// Reads a posted form before its page does, within the size that the page sets: one that is too large is 413, one that takes too long 408, and one that cannot be read 400. A
/// body that is no form is an empty one, so that the page can say what it misses.
/// </summary>
internal sealed class PostedForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && await RefusalOf(context) is { } status)
            context.Response.StatusCode = status;
        else
            await next(context);
    }

    private static async Task<int?> RefusalOf(HttpContext context)
    {
        var request = context.Request;
        // An error page in place of an answer needs no form, and may not wait for one.
        var isErrorPage = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        try
        {
            if (request.HasFormContentType && !isErrorPage)
                await request.ReadFormAsync(request.HttpContext.RequestAborted);
            else
                request.Form = FormCollection.Empty;
            return null;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException)
        {
            // The error page is not to fall over the same body.
            request.Form = FormCollection.Empty;
            return fault is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status400BadRequest;
        }
    }
}
