using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Text;
using ToolVerdicts.Web.Security;

namespace ToolVerdicts.Web.Pages;

/// <summary>What a visitor sees when a page broke: an apology and a number under which the log has the fault.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed partial class ErrorModel(ILogger<ErrorModel> logger) : PageModel
{
    /// <summary>The number under which the log has the fault; null when nothing broke, and somebody only opened this address.</summary>
    public string? Reference { get; private set; }

    /// <summary>Shows the page, whatever method the request that broke had.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.StatusCode = StatusCodes.Status500InternalServerError;
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is not { } fault)
            return;
        Reference = HttpContext.TraceIdentifier;
        LogFault(fault.Error, Reference, OneLine.Of(Request.Method), OneLine.Of(SecretAddresses.WithoutSecret(fault.Path)));
    }

    [LoggerMessage(LogLevel.Error, "{Reference}: {Method} {Path} broke")]
    private partial void LogFault(Exception fault, string reference, string method, string path);
}
