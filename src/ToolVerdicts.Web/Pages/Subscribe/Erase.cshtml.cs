namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>Erases a subscriber's address by a post. Opening the page shows a button, so that nobody erases an address by a slip.</summary>
[Acts(ActRate.AsReads)]
[SecretAddress]
public sealed class EraseModel(
    Database database, Writer writer, RefusedAddress refused, ErasureLog erasures, TimeProvider time) : PageModel
{
    private string? _key;

    /// <summary>The subscriber of the token; null when the token is not valid.</summary>
    public Subscriber? Subscriber { get; private set; }
    public bool IsDone { get; private set; }

    public string Token => HttpContext.SecretToken();

    public Task OnGetAsync() => LoadAsync();

    public async Task OnPostAsync()
    {
        // Looked up by a reader first: a token that somebody made up must not cost a transaction.
        if (await LoadAsync() && _key is { } key)
        {
            // Noted before it is done, so that no backup brings back what was acknowledged.
            erasures.NoteErased(refused.HexOf(key), time.Today());
            IsDone = await writer.WriteAsync(store => store.Erase(HttpContext.MailToken(), refused, time.GetUtcNow()));
        }

        Response.StatusCode = IsDone ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
    }

    private async Task<bool> LoadAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        _key = store.FindKey(HttpContext.MailToken(), time.GetUtcNow());
        Subscriber = await store.FindSubscriberAsync(HttpContext.MailToken(), TokenPurpose.Manage, time.GetUtcNow());
        Response.StatusCode = Subscriber is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Subscriber is not null;
    }
}
