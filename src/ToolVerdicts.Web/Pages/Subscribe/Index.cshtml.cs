namespace ToolVerdicts.Web.Pages.Subscribe;

/// <summary>Takes subscriptions to the weekly email. The answer never shows what is known of an address.</summary>
[Acts(ActRate.Subscriptions)]
public sealed partial class IndexModel(
    Database database, Writer writer, RefusedAddress refused, VisitorKeys keys, StoredBytes stored, TimeProvider time,
    ILogger<IndexModel> logger) : PageModel
{
    // About what a subscriber, a message and its tokens take in the store.
    private const int StoredSize = 600;

    private static readonly TimeSpan LogInterval = TimeSpan.FromHours(1);
    private static long s_loggedAt;

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
        // Bookmarks are found by the cookie alone, so that it must come back first.
        if (Request.Form["choice"] == Choice.FormatKind(ChoiceKind.Bookmarks) && HttpContext.AskForCookie() is { } ask)
            return ask;
        var categories = await ListCategoriesAsync();
        var said = PostedChoice.Read(
            Request.Form, Choice.Everything, categories, () => keys.OwnerOf(HttpContext.ActingVisitor()));
        View = new ChoiceView(said.Shown, categories);
        if (!MailboxAddress.TryParse(Email, out var address))
            return ShowAgain("That is no email address that we can write to. It looks like name@example.org.");
        if (said.Choice is not { } choice)
            return ShowAgain(said.Problem!);
        if (stored.Refuse(HttpContext, StoredSize) is { } refusal)
            return refusal;
        // Answered before anything is written: how long a write takes would tell whether the address is known. A full queue is refused.
        var asking = writer.WriteAsync(store => store.Ask(address, choice, refused, time.GetUtcNow()));
        if (asking.IsFaulted)
            await asking;
        _ = ReportAsync(asking);
        // The next page says what was chosen where the form left it open.
        return HttpContext.SeeOther(said.Note is null ? "/subscribe/sent" : "/subscribe/sent?only=categories");
    }

    // A fault of the store is logged by the writer.
    private async Task ReportAsync(Task<bool> asking)
    {
        await ((Task)asking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var (now, last) = (time.GetTimestamp(), Volatile.Read(ref s_loggedAt));
        if (asking is { IsCompletedSuccessfully: true, Result: false }
            && (last == 0 || time.GetElapsedTime(last, now) > LogInterval)
            && Interlocked.CompareExchange(ref s_loggedAt, now, last) == last)
            LogFull(ConfirmationLimits.MostAnHour);
    }

    [LoggerMessage(
        LogLevel.Warning, "{Confirmations} confirmations are sent or wait in this hour, which is the most: nobody else gets one yet")]
    private partial void LogFull(int confirmations);

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
