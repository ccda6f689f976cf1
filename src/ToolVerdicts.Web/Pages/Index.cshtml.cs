using Microsoft.AspNetCore.Mvc.RazorPages;
using ToolVerdicts.Search;
using ToolVerdicts.Sheets;
using ToolVerdicts.Store;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages;

/// <summary>The front page.</summary>
public sealed class IndexModel(Database database) : PageModel
{
    private const int Most = 6;

    /// <summary>The latest captured comparisons.</summary>
    public IReadOnlyList<CapturedComparison> Latest { get; private set; } = [];

    /// <summary>Comparisons with a tool on which the panel is not of one mind, the most disputed first.</summary>
    public IReadOnlyList<CapturedComparison> Disputed { get; private set; } = [];

    /// <summary>The first tools in the panel's order.</summary>
    public IReadOnlyList<FoundTool> Top { get; private set; } = [];

    /// <summary>The first tools in the community's order; none without votes.</summary>
    public IReadOnlyList<FoundTool> TopOfCommunity { get; private set; } = [];

    /// <summary>The categories by name.</summary>
    public IReadOnlyList<Category> Categories { get; private set; } = [];

    /// <summary>Tools the picker suggests.</summary>
    public IReadOnlyList<ToolName> Tools { get; private set; } = [];

    /// <summary>How many tools there are.</summary>
    public long ToolCount { get; private set; }

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        Latest = await store.ListComparisonsAsync(Most);
        Disputed = await store.ListDisputedComparisonsAsync(Most);
        Top = await store.ListToolsAsync(new ToolFilter(WordMatches.All, Category: null, Price: null, Verdict: null, ToolSort.Panel), page: 1, Most);
        TopOfCommunity = (await store.ListToolsAsync(new ToolFilter(WordMatches.All, Category: null, Price: null, Verdict: null, ToolSort.Community), page: 1, Most))
            .Where(tool => tool.Here.Votes.Total > 0).ToList();
        Categories = await store.ListCategoriesAsync();
        Tools = await store.ListToolNamesAsync(Compare.IndexModel.Suggestions);
        ToolCount = await store.CountToolsAsync();
    }
}
