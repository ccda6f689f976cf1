using ToolVerdicts.Web.Caching.Personal;

namespace ToolVerdicts.Web.Pages.Bookmarks;

/// <summary>Shows the visitor's bookmarks; saves and removes tools.</summary>
[Acts(ActRate.Marks)]
public sealed class IndexModel(
    Database database, Writer writer, VisitorKeys keys, VisitorState visitor, StoredBytes stored, TimeProvider time) : PageModel
{
    public BookmarksView View { get; private set; } = null!;

    /// <summary>Shows the list, and the outcome of the act that the address names.</summary>
    public async Task OnGetAsync(string? noted, string? revoked)
    {
        await using var store = await database.OpenConnectionAsync();
        var view = await BookmarksView.LoadAsync(store, HttpContext, keys);
        View = view with
        {
            Done = revoked is not null && visitor.IsPersonal && view.SharedSince is null ? "No secret address shows your list." : null,
            Noted = Slug.TryParse(noted, out var slug) ? slug : null,
        };
    }

    /// <summary>Saves a tool (<c>add</c>) or removes it (<c>remove</c>). A repeated post changes nothing.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var (named, action) = (Request.Form["tool"].ToString(), Request.Form["action"].ToString());
        await using var store = await database.OpenConnectionAsync();
        if (named.Length == 0 || action is not ("add" or "remove"))
        {
            View = await BookmarksView.RefuseAsync(
                store, HttpContext, keys, "That named no tool to save or remove, and nothing was changed.");
            return Page();
        }

        if (!Slug.TryParse(named, out var asked) || await store.FindToolsAsync([await store.FindTodayAsync(asked)]) is not [var tool])
            return NotFound();
        if (HttpContext.AskForCookie() is { } ask)
            return ask;
        var owner = keys.OwnerOf(HttpContext.ActingVisitor());
        return action == "add" ? await SaveAsync(store, owner, tool) : await RemoveAsync(store, owner, tool);
    }

    // A tool that was removed is saved again with its day and its note.
    private async Task<IActionResult> SaveAsync(DbConnection store, Owner owner, Tool tool)
    {
        var (today, typed) = (time.Today(), Request.Form["note"].ToString());
        var day = ColumnTypes.TryParseDay(Request.Form["day"], out var former) && former < today ? former : today;
        if (!BookmarkNote.TryRead(typed, out var note))
            return await RefuseAsync(store, BookmarkNote.Refuse(note!), StatusCodes.Status400BadRequest, tool.Slug, typed);
        if (stored.Refuse(HttpContext, BookmarkNote.SizeOf(note) + StoredBytes.Row) is { } refusal)
            return refusal;
        return await writer.WriteAsync(connection => connection.SaveTool(owner, tool.Id, day, note))
            ? HttpContext.GoBack("/bookmarks", Returns.Saved, tool.Slug, $"save-{tool.Slug}")
            : await RefuseAsync(store, Bookmark.Full, StatusCodes.Status409Conflict, tool.Slug, typed);
    }

    // The answer alone has what was removed, for one undo. There is none where saving again brings everything back.
    private async Task<IActionResult> RemoveAsync(DbConnection store, Owner owner, Tool tool)
    {
        var before = await store.ListBookmarksAsync(owner);
        var removed = await writer.WriteAsync(connection => connection.RemoveTool(owner, tool.Id));
        var place = before.Index().FirstOrDefault(row => row.Item.Slug == tool.Slug, (-1, null!)).Index;
        var back = HttpContext.FindWayBack();
        var isHere = back?.StartsWith("/bookmarks", StringComparison.Ordinal) != false;
        if (removed is null || place < 0 || (!isHere && removed.Note is null && removed.Day == time.Today()))
            return HttpContext.GoBack("/bookmarks", Returns.Saved, tool.Slug, $"save-{tool.Slug}");
        View = await BookmarksView.LoadAsync(store, HttpContext, keys) with
        {
            Removed = before[place] with { Day = removed.Day, Note = removed.Note },
            RemovedFrom = place,
            WayBack = isHere ? null : back,
        };
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(DbConnection store, string refusal, int status, Slug slug, string typed)
    {
        View = await BookmarksView.RefuseAsync(store, HttpContext, keys, refusal, status) with { Returned = (slug, typed) };
        return Page();
    }
}
