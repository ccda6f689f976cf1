namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>Confirms a subscription by a post. Opening the page only shows a button, because mail programs open links.</summary>
[Acts(ActRate.AsReads)]
[SecretAddress]
public sealed class ConfirmModel(Database database, Writer writer, TimeProvider time) : PageModel
{
    /// <summary>The subscriber of the token; null when the token is not valid.</summary>
    public Subscriber? Subscriber { get; private set; }
    public bool IsDone { get; private set; }
    /// <summary>All categories, of which the subscriber may have chosen some.</summary>
    public IReadOnlyList<Category> Categories { get; private set; } = [];

    public string Token => HttpContext.SecretToken();

    public Task OnGetAsync() => LoadAsync();

    public async Task OnPostAsync()
    {
        await LoadAsync();
        if (Subscriber is null)
            return;
        IsDone = await writer.WriteAsync(store => store.Confirm(HttpContext.MailToken(), time.GetUtcNow()));
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        Subscriber = await store.FindSubscriberAsync(HttpContext.MailToken(), TokenPurpose.Confirm, time.GetUtcNow());
        Categories = Subscriber is null ? [] : await store.ListCategoriesAsync();
        Response.StatusCode = Subscriber is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
    }
}
