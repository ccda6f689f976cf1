namespace ToolVerdicts.Web.Pages.Categories;

/// <summary>The tools of one category in the panel's order.</summary>
[Cached(Topic.Catalogue, Keys = ["page"], FreeKeys = [PastRequest.Key])]
public sealed class CategoryModel(Database database) : PageModel
{
    private const int PageSize = 50;

    public Category Category { get; private set; } = null!;

    /// <summary>The tools of this page.</summary>
    public IReadOnlyList<FoundTool> Tools { get; private set; } = [];

    /// <summary>The number of this page, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The past state that the page shows; null for the present one.</summary>
    public AsOf? AsOf { get; private set; }

    public long Pages => (Category.Tools + PageSize - 1) / PageSize;

    public async Task<IActionResult> OnGetAsync(string slug, [FromQuery(Name = "page")] string? number)
    {
        await using var store = await database.OpenConnectionAsync();
        if (!Slug.TryParse(slug, out var asked) || PageNumber.Read(number) is not { } page)
            return NotFound();
        var (asOf, problem) = await PastRequest.ReadAsync(HttpContext, store);
        if (problem is not null)
            return PastProblemResult.Of(problem);
        var today = await store.FindCategoryAsync(asked);
        if ((asOf is null ? today : await store.FindPastCategoryAsync(asked, asOf)) is not { } category)
        {
            return asOf is null || today is null
                ? NotFound()
                : PastProblemResult.Of(PastRequest.NoTools($"/categories/{slug}", today.Name, asOf));
        }

        (Category, Number, AsOf) = (category, page, asOf);
        if (Number > Pages)
            return NotFound();
        Tools = asOf is null
            ? await store.ListToolsAsync(ToolFilter.Of(category.Slug), Number, PageSize)
            : [.. (await store.ListPastToolsAsync(asked, asOf, Number, PageSize)).Select(FoundTool.Of)];
        HttpContext.AddTopics(Tools.Select(tool => Topic.OfTool(tool.Slug)));
        return Page();
    }
}
