using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ToolVerdicts.Web.Pages;

/// <summary>The page in place of an answer with an error status that is not 500.</summary>
[AnyMethod]
public sealed class NotFoundModel(Database database) : PageModel
{
    public string Heading { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>The way back from a refused act: a page of this site, and the words of the link; null for other answers.</summary>
    public (string Path, string Words)? Back { get; private set; }

    /// <summary>Pages the visitor may have meant.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];

    /// <summary>Runs for any method of the refused request, for which there may be no handler.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await LoadAsync();
        await next();
    }

    private static string ReasonFor(int status, string? retryAfter) => status switch
    {
        StatusCodes.Status408RequestTimeout => "That took too long to arrive, so nothing was changed. Try again.",
        StatusCodes.Status405MethodNotAllowed => "This address can be read, and nothing else (405).",
        StatusCodes.Status413PayloadTooLarge => "That is more than this address takes. Nothing was changed.",
        StatusCodes.Status503ServiceUnavailable =>
            "This cannot be written down right now, so nothing was changed. "
            + $"Try again in {retryAfter} seconds; everything can still be read.",
        _ => $"The request was not understood ({status}).",
    };

    private async Task LoadAsync()
    {
        var path = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "";
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        if (HttpContext.Features.Get<Removal>() is { } removal)
        {
            (Heading, Reason) = ("Removed", FormerAddresses.Sentence(removal));
            return;
        }

        if (Response.StatusCode != StatusCodes.Status404NotFound && HttpContext.FindWayBack() is { } page)
            Back = (page, "Back to the page you came from");
        if (Response.StatusCode is StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests)
        {
            var act = RefusedAct.Of(path);
            (Heading, Reason) = (act.What, HttpContext.IsWithoutCookie()
                ? act.WithoutCookie : act.Explain(Response.StatusCode, Response.Headers.RetryAfter));
            Back ??= (act.Path, act.Link);
            return;
        }

        if (Response.StatusCode != StatusCodes.Status404NotFound)
        {
            (Heading, Reason) = ("That did not work", ReasonFor(Response.StatusCode, Response.Headers.RetryAfter));
            return;
        }

        await using var store = await database.OpenConnectionAsync();
        (Heading, Reason) = ("Page not found", Suggestion.ReasonFor(path));
        Suggestions = await store.SuggestAsync(path);
    }
}
