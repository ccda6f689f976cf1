namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>Takes subscriptions to the weekly email. The answer never shows what is known of an address.</summary>
[Acts(ActRate.Subscriptions)]
public sealed class IndexModel(Database database, Writer writer, RefusedAddress refused, VisitorKeys keys, TimeProvider time) : PageModel
{
    // Longer than a commit takes on most days.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(100);

    public string? Email { get; private set; }
    /// <summary>A sentence that says what is wrong with the form; null when nothing is.</summary>
    public string? Message { get; private set; }
    public ChoiceView View { get; private set; } = new(Choice.Everything, []);

    public async Task OnGetAsync() => View = View with { Categories = await ListCategoriesAsync() };

    /// <summary>Sends a message to the address that asks to confirm.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        // People do not see this field; programs that fill every field do.
        if (!string.IsNullOrEmpty(Request.Form["website"]))
            return HttpContext.SeeOther("/subscribe/sent");
        Email = Request.Form["email"];
        var categories = await ListCategoriesAsync();
        var said = PostedChoice.Read(
            Request.Form, Choice.Everything, categories, () => keys.OwnerOf(HttpContext.ActingVisitor()));
        View = new ChoiceView(said.Shown, categories);
        if (!MailboxAddress.TryParse(Email, out var address))
            return ShowAgain("That is no email address that we can write to. It looks like name@example.org.");
        if (said.Choice is not { } choice)
            return ShowAgain(said.Problem!);
        // An address that gets no message takes less time. A delay makes the answer take equally long for both.
        var asking = writer.WriteAsync(store => { store.Ask(address, choice, refused, time.GetUtcNow()); return true; });
        await Task.WhenAll(asking, Task.Delay(AnswerTime, time));
        // The next page says what was chosen where the form left it open.
        return HttpContext.SeeOther(said.Note is null ? "/subscribe/sent" : "/subscribe/sent?only=categories");
    }

    private PageResult ShowAgain(string message)
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
