using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Data;

namespace ToolVerdicts.Web.Pages;

/// <summary>What stands at an address that has no page, or that was not understood.</summary>
public sealed class NotFoundModel(Database database) : PageModel
{
    /// <summary>What happened, in a few words.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>Why, in a sentence.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Pages the visitor may have meant.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];

    /// <summary>Shows the page in place of an answer that told of an error, whatever method the request had.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await LoadAsync();
        await next();
    }

    private async Task LoadAsync()
    {
        var path = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "";
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        if (Response.StatusCode != StatusCodes.Status404NotFound)
        {
            (Heading, Reason) = ("That did not work", Response.StatusCode == StatusCodes.Status405MethodNotAllowed
                ? "This address can be read, and nothing else (405)."
                : $"The request was not understood ({Response.StatusCode}).");
            return;
        }

        await using var store = await database.OpenConnectionAsync();
        (Heading, Reason) = ("Nothing stands here", Suggestion.ReasonFor(path));
        Suggestions = await store.SuggestAsync(path);
    }
}
