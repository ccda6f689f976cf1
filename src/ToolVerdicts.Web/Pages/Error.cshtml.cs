using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;
using ToolVerdicts.Web.Telemetry;

namespace ToolVerdicts.Web.Pages;

/// <summary>The page in place of one that failed: an apology, and the number under which the fault is in the log.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[AnyMethod]
public sealed partial class ErrorModel(FaultLog faults, ILogger<ErrorModel> logger) : PageModel
{
    /// <summary>The number of the fault in the log; null when no page failed, and a visitor only opened this address.</summary>
    public string? Reference { get; private set; }

    /// <summary>Runs for any method of the failed request, for which there may be no handler.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.StatusCode = StatusCodes.Status500InternalServerError;
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is not { } fault)
            return;
        var noted = faults.Note(fault.Error, HttpContext.TraceIdentifier);
        Reference = noted.Reference;
        if (noted.IsNew)
            LogFault(fault.Error, Reference, OneLine.Of(Request.Method), OneLine.Of(fault.Path), noted.Repeated);
    }

    [LoggerMessage(LogLevel.Error, "{Reference}: {Method} {Path} broke; {Repeated} more of this kind since the last line")]
    private partial void LogFault(Exception fault, string reference, string method, string path, long repeated);
}
