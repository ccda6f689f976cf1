namespace ToolVerdicts.Web.Pages.Bookmarks;

/// <summary>Shows a list at its secret address, without notes and without its owner.</summary>
[SecretAddress]
public sealed class SharedModel(Database database, VisitorKeys keys) : PageModel
{
    public IReadOnlyList<Bookmark> Saved { get; private set; } = [];
    /// <summary>True for the visitor whose list it is.</summary>
    public bool IsOwn { get; private set; }
    /// <summary>The path with the token, for the owner to hand on.</summary>
    public string Path { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var token = HttpContext.SecretToken();
        await using var store = await database.OpenConnectionAsync();
        if (await store.FindSharerAsync(token) is not { } owner)
            return NotFound();
        Saved = await store.ListBookmarksAsync(owner);
        IsOwn = HttpContext.Visitor() is { } visitor && keys.OwnerOf(visitor) == owner;
        Path = $"/bookmarks/shared/{token}";
        return Page();
    }
}
