namespace ToolVerdicts.Web.Pages.Bookmarks;

/// <summary>Adds an exported file to the visitor's bookmarks. Answers without a redirect, as a repeated post changes nothing.</summary>
[Acts(ActRate.Marks, MaxBytes = RequestLimits.MaxImportBytes)]
public sealed class ImportModel(
    Database database, Writer writer, VisitorKeys keys, StoredBytes stored, LiveSite site, TimeProvider time) : PageModel
{
    public BookmarksView View { get; private set; } = null!;

    public IActionResult OnGet() => HttpContext.SeeOther("/bookmarks");

    /// <summary>Imports all bookmarks of the file, or nothing of it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (HttpContext.AskForCookie() is { } ask)
            return ask;
        await using var store = await database.OpenConnectionAsync();
        if (!new BookmarkFile(site.FindToolAt, time.Today()).TryRead(await ReadFileAsync(), out var file, out var fault))
        {
            View = await BookmarksView.RefuseAsync(store, HttpContext, keys, $"{fault} Nothing was changed.");
            return Page();
        }

        // A file can be older than a tool's address.
        var moved = await store.FindMovedAsync([.. file.Select(tool => tool.Slug)]);
        file = [.. file.Select(tool => tool with { Slug = moved.GetValueOrDefault(tool.Slug, tool.Slug) })];
        var known = await store.FindKnownAsync(file.Select(tool => tool.Slug));
        var size = file.Where(tool => known.Contains(tool.Slug)).Sum(tool => BookmarkNote.SizeOf(tool.Note) + StoredBytes.Row);
        if (stored.Refuse(HttpContext, size) is { } refusal)
            return refusal;
        var owner = keys.OwnerOf(HttpContext.ActingVisitor());
        var union = await writer.WriteAsync(connection => connection.Unite(owner, file, known));
        View = await BookmarksView.LoadAsync(store, HttpContext, keys) with { Imported = union };
        return Page();
    }

    private async Task<byte[]> ReadFileAsync()
    {
        using var content = new MemoryStream();
        if (Request.Form.Files["file"] is { } file)
            await file.CopyToAsync(content);
        return content.ToArray();
    }
}
