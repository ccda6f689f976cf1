namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>Ends a subscription. Opening the page shows a button, because mail programs open links. A post ends the subscription at once,
/// sent by the button or by a mail program (RFC 8058), with no cookie, and is answered without a redirect.</summary>
[Acts(ActRate.AsReads)]
[SecretAddress]
public sealed class UnsubscribeModel(
    Database database, Writer writer, RefusedAddress refused, ErasureLog erasures, TimeProvider time) : PageModel
{
    /// <summary>The subscriber of the token; null when the token is not valid.</summary>
    public Subscriber? Subscriber { get; private set; }
    public bool IsDone { get; private set; }

    public string Token => HttpContext.SecretToken();

    public Task OnGetAsync() => LoadAsync();

    public async Task OnPostAsync()
    {
        // Looked up by a reader first: a token that somebody made up must not cost a transaction.
        await LoadAsync();
        if (Subscriber is not null)
        {
            // Noted before it is done, so that no backup brings back what was acknowledged.
            if (Subscriber.State != SubscriberState.Unsubscribed)
                erasures.NoteUnsubscribed(refused.HexOf(Subscriber.Key), time.Today());
            IsDone = await writer.WriteAsync(store => store.Unsubscribe(HttpContext.MailToken(), time.GetUtcNow()));
        }

        Response.StatusCode = IsDone ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
    }

    private async Task LoadAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        Subscriber = await store.FindSubscriberAsync(HttpContext.MailToken(), TokenPurpose.Manage, time.GetUtcNow());
        Response.StatusCode = Subscriber is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }
}
