namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>Takes votes. Opening the address redirects to the tool; a post without a vote shows the form again.</summary>
[Acts(ActRate.Marks)]
public sealed class VoteModel(
    Database database, Writer writer, VisitorKeys keys, PageVersions pages, VoteBursts bursts, StoredBytes stored, TimeProvider time)
    : PageModel
{
    public Tool Tool { get; private set; } = null!;

    /// <summary>True when an operator has closed the votes on the tool; false when what was posted is no vote.</summary>
    public bool IsClosed { get; private set; }

    public IActionResult OnGet(string slug) => Slug.TryParse(slug, out _) ? HttpContext.SeeOther($"/tools/{slug}") : NotFound();

    /// <summary>Sets the visitor's vote to <c>ship</c>, <c>skip</c> or <c>none</c>.</summary>
    public async Task<IActionResult> OnPostAsync(string slug)
    {
        if (!Slug.TryParse(slug, out var named) || await FindToolAsync(named) is not ({ } tool, var asked))
            return NotFound();
        if (!TryRead(Request.Form["vote"], out var call))
            return await ShowAgainAsync(asked, StatusCodes.Status400BadRequest);

        // Without a cookie there is no vote to take back, and none is set for it.
        if (call is null && HttpContext.Visitor() is null)
            return HttpContext.GoBack($"/tools/{asked}", Returns.Voted, asked, $"votes-{asked}");
        if (HttpContext.AskForCookie() is { } ask)
            return ask;
        if (stored.Refuse(HttpContext, StoredBytes.Row) is { } refusal)
            return refusal;
        // Made before the write, so that no vote counts whose answer cannot be made.
        var answer = HttpContext.GoBack($"/tools/{asked}", Returns.Voted, asked, $"votes-{asked}");
        var network = Network.Of(HttpContext.Connection.RemoteIpAddress);
        var voter = keys.VoterOf(HttpContext.ActingVisitor());
        var vote = new Vote(voter, tool, call, time.Today(), network, await bursts.IsInBurstAsync(asked, tool));
        IsClosed = await writer.WriteAsync(connection => connection.Cast(vote)) == VoteOutcome.Closed;
        if (IsClosed)
            return await ShowAgainAsync(asked, StatusCodes.Status409Conflict);
        pages.NoteVote(asked);
        return answer;
    }

    // Closes the connection before the vote is written, so that other requests can use it meanwhile.
    private async Task<(long? Id, Slug Slug)> FindToolAsync(Slug named)
    {
        await using var store = await database.OpenConnectionAsync();
        var slug = await store.FindTodayAsync(named);
        return (await store.FindToolIdAsync(slug), slug);
    }

    private async Task<PageResult> ShowAgainAsync(Slug slug, int status)
    {
        await using var store = await database.OpenConnectionAsync();
        Tool = (await store.FindToolsAsync([slug])).Single();
        Response.StatusCode = status;
        return Page();
    }

    private static bool TryRead(string? word, out Call? call)
    {
        call = word switch { "ship" => Call.Ship, "skip" => Call.Skip, _ => null };
        return call is not null || word == "none";
    }
}
