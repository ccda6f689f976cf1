namespace ToolVerdicts.Web.Pages.Tools;

[Cached]
[MarkdownTwin]
public sealed class ToolModel(Database database) : PageModel
{
    public ToolSheet Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        await using var store = await database.OpenConnectionAsync();
        if (!Slug.TryParse(slug, out var asked) || await store.FindToolSheetAsync(asked) is not { } sheet)
            return NotFound();
        HttpContext.AddTopics(Topic.OfTool(asked));
        if (sheet.Category is { } category)
            HttpContext.AddTopics(Topic.OfCategory(category.Slug));
        Sheet = sheet;
        return Page();
    }
}
