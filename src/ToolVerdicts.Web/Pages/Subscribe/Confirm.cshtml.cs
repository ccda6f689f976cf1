using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Limits;
using ToolVerdicts.Web.Security;

namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>Confirms a subscription: opened, it shows a button; only the button does it.</summary>
[BodyLimit(RequestLimits.MaxActBytes)]
public sealed class ConfirmModel(Database database, Writer writer, TimeProvider time) : PageModel
{
    /// <summary>Whose link this is; null when it does nothing.</summary>
    public Subscriber? Subscriber { get; private set; }

    /// <summary>True once it is confirmed.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The token, for the button.</summary>
    public string Token => HttpContext.MailTokenText();

    /// <summary>Shows the button.</summary>
    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        Subscriber = await store.FindSubscriberAsync(HttpContext.MailToken(), TokenPurpose.Confirm, time.GetUtcNow());
        Response.StatusCode = Subscriber is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }

    /// <summary>Confirms.</summary>
    public async Task OnPostAsync()
    {
        IsDone = await writer.WriteAsync(store => store.Confirm(HttpContext.MailToken(), time.GetUtcNow()));
        Response.StatusCode = IsDone ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
    }
}
