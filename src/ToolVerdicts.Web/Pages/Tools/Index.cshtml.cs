using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Data;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>All tools by name.</summary>
public sealed class IndexModel(Database database) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The tools of this page.</summary>
    public IReadOnlyList<Tool> Tools { get; private set; } = [];

    /// <summary>How many tools there are.</summary>
    public long Count { get; private set; }

    /// <summary>This page, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many pages there are, at least one.</summary>
    public long Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    /// <summary>Shows a page; one that does not exist is not found.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] string? number)
    {
        if (number is not null && (!int.TryParse(number, out var parsed) || parsed < 1))
            return NotFound();
        await using var store = await database.OpenConnectionAsync();
        Number = number is null ? 1 : int.Parse(number);
        Count = await store.CountToolsAsync();
        if (Number > Pages)
            return NotFound();
        Tools = await store.ListToolsAsync(Number, PageSize);
        return Page();
    }
}
