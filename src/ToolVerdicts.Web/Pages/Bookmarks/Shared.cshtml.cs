using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Bookmarks;
using ToolVerdicts.Store;
using ToolVerdicts.Visitors;
using ToolVerdicts.Web.Visitors;

namespace ToolVerdicts.Web.Pages.Bookmarks;

/// <summary>A list as whoever has its secret address sees it: without notes and without a name.</summary>
public sealed class SharedModel(Database database, VisitorKeys keys) : PageModel
{
    /// <summary>The list.</summary>
    public IReadOnlyList<Bookmark> Saved { get; private set; } = [];

    /// <summary>True for the visitor whose list it is.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>The address to hand on.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(string token)
    {
        await using var store = await database.OpenConnectionAsync();
        if (await store.FindSharerAsync(token) is not { } owner)
            return NotFound();
        Saved = await store.ListBookmarksAsync(owner);
        IsOwn = HttpContext.Visitor() is { } visitor && keys.OwnerOf(visitor) == owner;
        Path = $"/bookmarks/shared/{token}";
        return Page();
    }
}
