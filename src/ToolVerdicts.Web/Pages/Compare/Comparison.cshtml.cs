using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Sheets;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages.Compare;

/// <summary>Two to four tools side by side.</summary>
public sealed class ComparisonModel(Database database) : PageModel
{
    /// <summary>What is compared.</summary>
    public Comparison Comparison { get; private set; } = null!;

    /// <summary>Shows the comparison, or goes to its canonical address; the same tool twice goes to the tool.</summary>
    public async Task<IActionResult> OnGetAsync(string address)
    {
        if (!ComparisonAddress.TryParse(address, out var slugs))
            return NotFound();
        await using var store = await database.OpenConnectionAsync();
        if (ComparisonAddress.Of(slugs) is not { } canonical)
            return await store.HasToolAsync(slugs[0]) ? RedirectPermanent($"/tools/{slugs[0]}") : NotFound();
        if (await store.FindComparisonAsync(canonical) is not { } comparison)
            return NotFound();
        if (address != canonical.ToString())
            return RedirectPermanent(canonical.Path);
        Comparison = comparison;
        return Page();
    }
}
