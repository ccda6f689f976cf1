namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>Lets a subscriber choose what to get.</summary>
[Acts(ActRate.AsReads)]
[SecretAddress]
public sealed class PreferencesModel(Database database, Writer writer, VisitorKeys keys, TimeProvider time) : PageModel
{
    /// <summary>The form; null when the token is not valid.</summary>
    public ChoiceView? View { get; private set; }
    /// <summary>A sentence that says what is wrong with the form; null when nothing is.</summary>
    public string? Message { get; private set; }
    /// <summary>A sentence that says what the subscriber gets.</summary>
    public string Summary { get; private set; } = "";

    public string Token => HttpContext.SecretToken();

    public Task OnGetAsync() => LoadAsync();

    public async Task OnPostAsync()
    {
        if (!await LoadAsync())
            return;
        var said = PostedChoice.Read(Request.Form, View!.Choice, View.Categories, FindOwner);
        if (said.Choice is not { } choice)
        {
            View = View with { Choice = said.Shown };
            Message = $"Nothing was changed. {said.Problem}";
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await writer.WriteAsync(store => store.Choose(HttpContext.MailToken(), choice, time.GetUtcNow()));
        if (await LoadAsync())
            Summary = string.Join(' ', ((string?[])["Saved.", said.Note, Summary]).OfType<string>());
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
            : subscriber.State == SubscriberState.Confirmed ? ChoiceView.Describe(subscriber.Choice, View!.Categories)
            : "You get no mail now.";
        Response.StatusCode = View is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return View is not null;
    }
}
