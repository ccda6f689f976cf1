using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Sheets;
using ToolVerdicts.Store;

namespace ToolVerdicts.Web.Pages.Compare;

/// <summary>Two to four tools side by side.</summary>
public sealed class ComparisonModel(Database database) : PageModel
{
    /// <summary>What is compared.</summary>
    public Comparison Comparison { get; private set; } = null!;

    /// <summary>Shows the comparison, or goes to its canonical address; the same tool twice goes to the tool.</summary>
    public async Task<IActionResult> OnGetAsync(string address)
    {
        await using var store = await database.OpenConnectionAsync();
        var (path, comparison) = await store.FindComparisonAsync(address);
        if (path is null)
            return NotFound();
        if (comparison is null)
            return RedirectPermanent(path);
        Comparison = comparison;
        return Page();
    }
}
