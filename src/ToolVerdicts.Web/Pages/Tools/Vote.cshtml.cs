using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Store;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;
using ToolVerdicts.Visitors;
using ToolVerdicts.Votes;
using ToolVerdicts.Web.Caching;
using ToolVerdicts.Web.Limits;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>Takes votes. Whoever opens the address goes to the tool; a vote that says nothing gets the form again.</summary>
[ActLimit(Act.Mark)]
[BodyLimit(RequestLimits.MaxActBytes)]
public sealed class VoteModel(Database database, Writer writer, VisitorKeys keys, PageVersions pages, TimeProvider time) : PageModel
{
    /// <summary>What is voted on.</summary>
    public Tool Tool { get; private set; } = null!;

    /// <summary>Goes to the tool.</summary>
    public IActionResult OnGet(string slug) => Slug.IsWellFormed(slug) ? HttpContext.SeeOther($"/tools/{slug}") : NotFound();

    /// <summary>Makes the visitor's vote what it says: <c>ship</c>, <c>skip</c> or <c>none</c>.</summary>
    public async Task<IActionResult> OnPostAsync(string slug)
    {
        if (!Slug.IsWellFormed(slug) || await FindToolIdAsync(slug) is not { } tool)
            return NotFound();
        if (!TryRead(Request.Form["vote"], out var call))
            return await AskAgainAsync(slug);

        // Who never voted has nothing to take back, and gets no cookie for it.
        if (call is null && HttpContext.Visitor() is null)
            return HttpContext.Back($"/tools/{slug}", Returns.Voted, slug, $"votes-{slug}");
        var vote = new Vote(keys.VoterOf(HttpContext.ActingVisitor()), tool, call, time.Today(), Network.Of(HttpContext.Connection.RemoteIpAddress));
        await writer.WriteAsync(connection => connection.Cast(vote));
        pages.NoteVote(slug);
        return HttpContext.Back($"/tools/{slug}", Returns.Voted, slug, $"votes-{slug}");
    }

    // The connection is free for others while the vote is written.
    private async Task<long?> FindToolIdAsync(string slug)
    {
        await using var store = await database.OpenConnectionAsync();
        return await store.FindToolIdAsync(slug);
    }

    private async Task<PageResult> AskAgainAsync(string slug)
    {
        await using var store = await database.OpenConnectionAsync();
        Tool = (await store.FindToolsAsync([slug])).Single();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private static bool TryRead(string? word, out Call? call)
    {
        call = word switch { "ship" => Call.Ship, "skip" => Call.Skip, _ => null };
        return call is not null || word == "none";
    }
}
