using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Store;

namespace ToolVerdicts.Web.Pages.Digests;

/// <summary>One issue, whole.</summary>
public sealed class IssueModel(Database database) : PageModel
{
    /// <summary>The issue.</summary>
    public Issue Issue { get; private set; } = null!;

    /// <summary>Shows it; 404 when the week has none, or none that tells anything.</summary>
    public async Task<IActionResult> OnGetAsync(string week)
    {
        if (!IssueWeek.TryParse(week, out var asked))
            return NotFound();
        await using var store = await database.OpenConnectionAsync();
        if (await store.FindIssueAsync(asked.Value) is not { Digest.IsEmpty: false } issue)
            return NotFound();
        Issue = issue;
        return Page();
    }
}
