namespace ToolVerdicts.Web.Pages.Tools;

[Cached]
[MarkdownTwin]
public sealed class ToolModel(Database database) : PageModel
{
    public ToolSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        await using var store = await database.OpenConnectionAsync();
        if (await store.FindToolSheetAsync(slug) is not { } sheet)
            return NotFound();
        HttpContext.AddTopics(Topic.OfTool(slug));
        if (sheet.Category is { } category)
            HttpContext.AddTopics(Topic.OfCategory(category.Slug));
        Sheet = sheet;
        return Page();
    }
}
