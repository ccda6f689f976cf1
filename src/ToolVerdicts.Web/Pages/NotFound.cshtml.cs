using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ToolVerdicts.Web.Pages;

/// <summary>The page in place of an answer with an error status that is not 500.</summary>
[AnyMethod]
public sealed class NotFoundModel(Database database) : PageModel
{
    public string Heading { get; private set; } = "";

    public string Reason { get; private set; } = "";

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
        StatusCodes.Status403Forbidden =>
            "This was sent from another site’s page, so nothing was changed. Open the page here and try again.",
        StatusCodes.Status408RequestTimeout => "That took too long to arrive, so nothing was changed. Try again.",
        StatusCodes.Status405MethodNotAllowed => "This address can be read, and nothing else (405).",
        StatusCodes.Status413PayloadTooLarge => "That is more than this address takes. Nothing was changed.",
        StatusCodes.Status429TooManyRequests =>
            $"That is a lot at once. Nothing was changed; wait {retryAfter} seconds and try again.",
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

        if (Response.StatusCode != StatusCodes.Status404NotFound)
        {
            (Heading, Reason) = ("That did not work", ReasonFor(Response.StatusCode, Response.Headers.RetryAfter));
            return;
        }

        await using var store = await database.OpenConnectionAsync();
        (Heading, Reason) = ("Nothing stands here", Suggestion.ReasonFor(path));
        Suggestions = await store.SuggestAsync(path);
    }
}
