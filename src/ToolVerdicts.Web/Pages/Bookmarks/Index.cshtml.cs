using ToolVerdicts.Web.Caching.Personal;

namespace ToolVerdicts.Web.Pages.Bookmarks;

/// <summary>Shows the visitor's bookmarks; saves and removes tools.</summary>
[Acts(ActRate.Marks)]
public sealed class IndexModel(Database database, Writer writer, VisitorKeys keys, VisitorState visitor, TimeProvider time) : PageModel
{
    public BookmarksView View { get; private set; } = null!;

    /// <summary>Shows the list, and the outcome of the act that the address names.</summary>
    public async Task OnGetAsync(string? saved, string? noted, string? revoked)
    {
        await using var store = await database.OpenConnectionAsync();
        var view = await BookmarksView.LoadAsync(store, HttpContext, keys);
        View = view with
        {
            Done = await DescribeAsync(store, saved, visitor.DescribeBookmark)
                ?? await DescribeAsync(store, noted, visitor.DescribeNote)
                ?? (revoked is not null && visitor.IsPersonal && view.SharedSince is null ? "No secret address shows your list." : null),
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
        var (owner, today) = (keys.OwnerOf(HttpContext.ActingVisitor()), time.Today());
        var isDone = await writer.WriteAsync(connection =>
            action == "add" ? connection.SaveTool(owner, tool.Id, today) : connection.RemoveTool(owner, tool.Id));
        if (isDone || action == "remove")
            return HttpContext.GoBack("/bookmarks", Returns.Saved, tool.Slug, $"save-{tool.Slug}");
        View = await BookmarksView.RefuseAsync(store, HttpContext, keys, Bookmark.Full, StatusCodes.Status409Conflict);
        return Page();
    }

    private static async Task<string?> DescribeAsync(DbConnection store, string? named, Func<Slug, string?> describe) =>
        Slug.TryParse(named, out var slug) && describe(slug) is { } outcome && await store.FindToolsAsync([slug]) is [var tool]
            ? $"{tool.Name}: {outcome}"
            : null;
}
