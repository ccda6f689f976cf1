using Microsoft.AspNetCore.Diagnostics;

namespace ToolVerdicts.Web.Security;

/// <summary>
/// Reads a posted form before its page runs: 413 when it is larger than the page declares, 408 when it takes too long, 400 when it cannot
/// be parsed. A body of another type counts as an empty form, so that the page can say which field is missing.
/// </summary>
internal sealed class PostedForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method) && await ReadAsync(context) is { } status)
            context.Response.StatusCode = status;
        else
            await next(context);
    }

    /// <returns>The status of the refusal; null when the form was read.</returns>
    private static async Task<int?> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        // The error page needs no form, and must not wait for the rest of a body.
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
            // The error page would fail on the same body.
            request.Form = FormCollection.Empty;
            return fault is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status400BadRequest;
        }
    }
}
