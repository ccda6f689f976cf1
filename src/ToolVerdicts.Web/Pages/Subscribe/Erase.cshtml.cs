namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>Erases a subscriber's address by a post. Opening the page shows a button, so that nobody erases an address by a slip.</summary>
[Acts(ActRate.AsReads)]
[SecretAddress]
public sealed class EraseModel(
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
            erasures.NoteErased(refused.HexOf(Subscriber.Key), time.Today());
            IsDone = await writer.WriteAsync(store => store.Erase(HttpContext.MailToken(), refused, time.GetUtcNow()));
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
