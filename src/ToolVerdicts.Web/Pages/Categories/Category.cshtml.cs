namespace ToolVerdicts.Web.Pages.Categories;

/// <summary>The tools of one category in the panel's order.</summary>
[Cached(Topic.Catalogue, Keys = ["page"])]
public sealed class CategoryModel(Database database) : PageModel
{
    private const int PageSize = 50;

    public Category Category { get; private set; } = null!;

    /// <summary>The tools of this page.</summary>
    public IReadOnlyList<FoundTool> Tools { get; private set; } = [];

    /// <summary>The number of this page, from 1.</summary>
    public int Number { get; private set; }

    public long Pages => (Category.Tools + PageSize - 1) / PageSize;

    public async Task<IActionResult> OnGetAsync(string slug, [FromQuery(Name = "page")] string? number)
    {
        await using var store = await database.OpenConnectionAsync();
        if (!Slug.TryParse(slug, out var asked) || PageNumber.Read(number) is not { } page
            || await store.FindCategoryAsync(asked) is not { } category)
            return NotFound();
        (Category, Number) = (category, page);
        if (Number > Pages)
            return NotFound();
        var filter = new ToolFilter(WordMatches.All, category.Slug.ToString(), Price: null, Verdict: null, ToolSort.Panel);
        Tools = await store.ListToolsAsync(filter, Number, PageSize);
        HttpContext.AddTopics(Tools.Select(tool => Topic.OfTool(tool.Slug)));
        return Page();
    }
}
