namespace ToolVerdicts.Web.Pages.Categories;

[Cached(Topic.Catalogue)]
public sealed class IndexModel(Database database) : PageModel
{
    /// <summary>The categories by name.</summary>
    public IReadOnlyList<Category> Categories { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        Categories = await store.ListCategoriesAsync();
    }
}
