namespace ToolVerdicts.Web.Pages.Bookmarks;

/// <summary>Makes and revokes the secret address that shows the visitor's list.</summary>
[Acts(ActRate.Marks)]
public sealed class ShareModel(Database database, Writer writer, VisitorKeys keys, StoredBytes stored, TimeProvider time) : PageModel
{
    public BookmarksView View { get; private set; } = null!;

    public IActionResult OnGet() => HttpContext.SeeOther("/bookmarks");

    /// <summary>Makes a new address (<c>make</c>), which revokes the one before, or revokes it (<c>revoke</c>).</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        View = await BookmarksView.LoadAsync(store, HttpContext, keys);
        switch (Request.Form["share"].ToString())
        {
            case "make" when View.Saved.Count > 0:
                if (stored.Refuse(HttpContext, StoredBytes.Row) is { } refusal)
                    return refusal;
                var token = SharedBookmarks.Token(RandomNumberGenerator.GetBytes(SharedBookmarks.TokenBytes));
                var (owner, today) = (keys.OwnerOf(HttpContext.ActingVisitor()), time.Today());
                await writer.WriteAsync(connection => { connection.Share(owner, token, today); return true; });
                return HttpContext.SeeOther($"/bookmarks/shared/{token}");
            case "revoke":
                if (HttpContext.Visitor() is { } visitor)
                    await writer.WriteAsync(connection => connection.StopSharing(keys.OwnerOf(visitor)));
                return HttpContext.SeeOther("/bookmarks?revoked=yes");
            default:
                View = await BookmarksView.RefuseAsync(store, HttpContext, keys, View.Saved.Count == 0
                    ? "You have no bookmarks to share yet, so no address was made."
                    : "That said neither to share nor to stop, and nothing was changed.");
                return Page();
        }
    }
}
