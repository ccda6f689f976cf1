using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Limits;
using ToolVerdicts.Web.Security;

namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>
/// Ends a subscription: opened, it shows a button. A post to it acts at once, whether the button sends it or a mail program does for its reader (RFC 8058), with no
/// cookie and no limit, and is answered without a redirect.
/// </summary>
[BodyLimit(RequestLimits.MaxActBytes)]
public sealed class UnsubscribeModel(Database database, Writer writer, TimeProvider time) : PageModel
{
    /// <summary>Whose link this is; null when it does nothing.</summary>
    public Subscriber? Subscriber { get; private set; }

    /// <summary>True once it has ended.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The token, for the button and the link to the preferences.</summary>
    public string Token => HttpContext.MailTokenText();

    /// <summary>Shows the button.</summary>
    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        Subscriber = await store.FindSubscriberAsync(HttpContext.MailToken(), TokenPurpose.Manage, time.GetUtcNow());
        Response.StatusCode = Subscriber is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }

    /// <summary>Unsubscribes.</summary>
    public async Task OnPostAsync()
    {
        IsDone = await writer.WriteAsync(store => store.Unsubscribe(HttpContext.MailToken(), time.GetUtcNow()));
        Response.StatusCode = IsDone ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
    }
}
