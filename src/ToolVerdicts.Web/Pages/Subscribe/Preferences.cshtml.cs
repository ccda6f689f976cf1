namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>Lets a subscriber choose what to get, or erase the address.</summary>
[Acts(ActRate.AsReads)]
[SecretAddress]
public sealed class PreferencesModel(Database database, Writer writer, RefusedAddress refused, VisitorKeys keys, TimeProvider time)
    : PageModel
{
    /// <summary>The form; null when the token is not valid.</summary>
    public ChoiceView? View { get; private set; }
    /// <summary>A sentence that says what is wrong with the form; null when nothing is.</summary>
    public string? Message { get; private set; }
    /// <summary>A sentence that says what the subscriber gets.</summary>
    public string Summary { get; private set; } = "";
    public bool IsErased { get; private set; }

    public string Token => HttpContext.SecretToken();

    public Task OnGetAsync() => LoadAsync();

    public async Task OnPostAsync()
    {
        if (Request.Form["act"] == "erase")
            IsErased = await writer.WriteAsync(store => store.Erase(HttpContext.MailToken(), refused, time.GetUtcNow()));
        else if (await LoadAsync())
            await ChooseAsync();
        Response.StatusCode = !IsErased && View is null ? StatusCodes.Status404NotFound
            : Message is null ? StatusCodes.Status200OK
            : StatusCodes.Status400BadRequest;
    }

    private async Task ChooseAsync()
    {
        if (ChoiceView.Read(Request.Form, FindOwner) is not { } said || ChoiceView.Restrict(View!.Categories, said) is not { } choice)
        {
            Message = "Nothing was changed. Choose what you want to hear of: at least one category.";
            return;
        }

        await writer.WriteAsync(store => store.Choose(HttpContext.MailToken(), choice, time.GetUtcNow()));
        await LoadAsync();
        Summary = $"Kept. {Summary}";
    }

    // The browser inside of a mail program has no cookie: the bookmarks that were chosen in another browser stay chosen.
    private Owner FindOwner() =>
        HttpContext.Visitor() is null && View?.Choice is { Kind: ChoiceKind.Bookmarks, Owner: { } owner }
            ? owner
            : keys.OwnerOf(HttpContext.ActingVisitor());

    private async Task<bool> LoadAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        var subscriber = await store.FindSubscriberAsync(HttpContext.MailToken(), TokenPurpose.Manage, time.GetUtcNow());
        View = subscriber is null ? null : new ChoiceView(subscriber.Choice, await store.ListCategoriesAsync());
        Summary = subscriber is null ? ""
            : subscriber.State == SubscriberState.Confirmed ? ChoiceView.Describe(subscriber.Choice.Kind)
            : "You get no mail now.";
        Response.StatusCode = View is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return View is not null;
    }
}
