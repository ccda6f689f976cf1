namespace ToolVerdicts.Web.Pages.Bookmarks;

/// <summary>Keeps a note on a saved tool. A refused note is shown again in its form.</summary>
[Acts(ActRate.Marks)]
public sealed class NoteModel(Database database, Writer writer, VisitorKeys keys, StoredBytes stored) : PageModel
{
    public BookmarksView View { get; private set; } = null!;

    public IActionResult OnGet() => HttpContext.SeeOther("/bookmarks");

    /// <summary>Replaces the note on a tool; an empty one removes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var (named, typed) = (Request.Form["tool"].ToString(), Request.Form["note"].ToString());
        await using var store = await database.OpenConnectionAsync();
        if (named.Length == 0)
            return await RefuseAsync(store, "That named no tool, so your note was not saved.", slug: null, typed);
        if (!Slug.TryParse(named, out var asked) || await store.FindToolsAsync([await store.FindTodayAsync(asked)]) is not [var tool])
            return NotFound();
        var slug = tool.Slug;
        if (!BookmarkNote.TryRead(typed, out var note))
            return await RefuseAsync(store, BookmarkNote.Refuse(note!), slug, typed);

        if (stored.Refuse(HttpContext, BookmarkNote.SizeOf(note)) is { } refusal)
            return refusal;
        return HttpContext.Visitor() is { } visitor
            && await writer.WriteAsync(connection => connection.SetNote(keys.OwnerOf(visitor), tool.Id, note))
            ? HttpContext.GoBack("/bookmarks", Returns.Noted, slug, $"note-{slug}")
            : await RefuseAsync(
                store, $"{tool.Name} is not among your bookmarks, so your note was not saved. Save the tool first.", slug, typed);
    }

    private async Task<IActionResult> RefuseAsync(DbConnection store, string refusal, Slug? slug, string typed)
    {
        var view = await BookmarksView.RefuseAsync(store, HttpContext, keys, refusal);
        View = view with { Returned = (slug, typed) };
        return Page();
    }
}
