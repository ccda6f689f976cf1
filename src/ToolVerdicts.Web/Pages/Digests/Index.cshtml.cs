using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Store;

namespace ToolVerdicts.Web.Pages.Digests;

/// <summary>The issues, the latest first.</summary>
public sealed class IndexModel(Database database) : PageModel
{
    // Four years and a half.
    private const int Most = 240;

    /// <summary>The issues that tell something.</summary>
    public IReadOnlyList<ListedIssue> Issues { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        Issues = await store.ListIssuesAsync(Most);
    }
}
