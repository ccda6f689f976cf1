using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages.Categories;

/// <summary>All categories.</summary>
public sealed class IndexModel(Database database) : PageModel
{
    /// <summary>The categories by name.</summary>
    public IReadOnlyList<Category> Categories { get; private set; } = [];

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        Categories = await store.ListCategoriesAsync();
    }
}
