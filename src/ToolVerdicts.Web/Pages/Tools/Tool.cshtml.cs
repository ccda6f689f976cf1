using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Sheets;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Caching;

namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>One tool: everything known.</summary>
public sealed class ToolModel(Database database) : PageModel
{
    /// <summary>What is known.</summary>
    public ToolSheet Sheet { get; private set; } = null!;

    /// <summary>Shows the tool.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        await using var store = await database.OpenConnectionAsync();
        if (await store.FindToolSheetAsync(slug) is not { } sheet)
            return NotFound();
        Sheet = sheet;
        if (sheet.Category is { } category)
            HttpContext.Features.Get<PageTopics>()?.Add(PageVersions.CategoryOf(category.Slug));
        return Page();
    }
}
