using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;
using ToolVerdicts.Visitors;
using ToolVerdicts.Web.Limits;
using ToolVerdicts.Web.Pages.Shared;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>Takes addresses that want the weekly email. The answer never tells what is known of an address.</summary>
[ActLimit(Act.Subscribe)]
[BodyLimit(RequestLimits.MaxActBytes)]
public sealed class IndexModel(Database database, Writer writer, RefusedAddress refused, VisitorKeys keys, TimeProvider time) : PageModel
{
    // Longer than a commit takes on most days.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(100);

    /// <summary>What was typed as an address.</summary>
    public string? Email { get; private set; }

    /// <summary>What is wrong with the form; null when nothing is.</summary>
    public string? Message { get; private set; }

    /// <summary>What can be chosen.</summary>
    public ChoiceView View { get; private set; } = new(Choice.Everything, []);

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync() => View = View with { Categories = await ListCategoriesAsync() };

    /// <summary>Asks the owner of the address to confirm.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        // People do not see this field; programs fill it.
        if (!string.IsNullOrEmpty(Request.Form["website"]))
            return HttpContext.SeeOther("/subscribe/sent");
        Email = Request.Form["email"];
        var categories = await ListCategoriesAsync();
        var said = ChoiceView.Read(Request.Form, () => keys.OwnerOf(HttpContext.ActingVisitor()));
        View = new ChoiceView(said ?? Choice.Everything, categories);
        if (!MailboxAddress.TryParse(Email, out var address))
            return Again("That is no email address that we can write to. It looks like name@example.org.");
        if (said is null || ChoiceView.Among(categories, said) is not { } choice)
            return Again("Choose what you want to hear of: at least one category.");
        // An address that gets no mail is done sooner than one that does; the answer takes as long for both.
        var asking = writer.WriteAsync(store => { store.Ask(address, choice, refused, time.GetUtcNow()); return true; });
        await Task.WhenAll(asking, Task.Delay(AnswerTime, time));
        return HttpContext.SeeOther("/subscribe/sent");
    }

    private PageResult Again(string message)
    {
        Message = message;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<IReadOnlyList<Category>> ListCategoriesAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        return await store.ListCategoriesAsync();
    }
}
