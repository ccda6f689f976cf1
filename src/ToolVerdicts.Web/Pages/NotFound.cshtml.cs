using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Data;

namespace ToolVerdicts.Web.Pages;

/// <summary>What stands at an address that has no page, or that was not understood.</summary>
[IgnoreAntiforgeryToken]
public sealed class NotFoundModel(Database database) : PageModel
{
    /// <summary>What happened, in a few words.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>Why, in a sentence.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Pages the visitor may have meant.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; private set; } = [];

    /// <summary>Shows the page in place of one that answered with an error.</summary>
    public async Task OnGetAsync() => await ShowAsync();

    /// <summary>Shows the page in place of a refused post.</summary>
    public async Task OnPostAsync() => await ShowAsync();

    private async Task ShowAsync()
    {
        var path = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "";
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        if (Response.StatusCode != StatusCodes.Status404NotFound)
        {
            (Heading, Reason) = ("That did not work", $"The request was not understood ({Response.StatusCode}).");
            return;
        }

        await using var store = await database.OpenConnectionAsync();
        (Heading, Reason) = ("Nothing stands here", Suggestion.ReasonFor(path));
        Suggestions = await store.SuggestAsync(path);
    }
}
