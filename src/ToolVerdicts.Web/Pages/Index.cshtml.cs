using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Data;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages;

/// <summary>The front page.</summary>
public sealed class IndexModel(Database database) : PageModel
{
    private const int Latest = 10;

    /// <summary>The latest captured comparisons.</summary>
    public IReadOnlyList<CapturedComparison> Comparisons { get; private set; } = [];

    /// <summary>Tools the picker suggests.</summary>
    public IReadOnlyList<ToolName> Tools { get; private set; } = [];

    /// <summary>How many tools there are.</summary>
    public long ToolCount { get; private set; }

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        Comparisons = await store.ListComparisonsAsync(Latest);
        Tools = await store.ListToolNamesAsync(Compare.IndexModel.Suggestions);
        ToolCount = await store.CountToolsAsync();
    }
}
