namespace ToolVerdicts.Web.Pages;

/// <summary>The front page.</summary>
[Cached(Topic.Catalogue, Topic.AllVotes)]
public sealed class IndexModel(Database database) : PageModel
{
    private const int Most = 6;

    public IReadOnlyList<CapturedComparison> Latest { get; private set; } = [];

    /// <summary>Comparisons with a tool on which the panel disagrees, the most disputed first.</summary>
    public IReadOnlyList<CapturedComparison> Disputed { get; private set; } = [];

    /// <summary>The first tools in the panel's order.</summary>
    public IReadOnlyList<FoundTool> Top { get; private set; } = [];

    /// <summary>The first tools in the community's order; only those with votes.</summary>
    public IReadOnlyList<FoundTool> TopOfCommunity { get; private set; } = [];

    /// <summary>The categories by name.</summary>
    public IReadOnlyList<Category> Categories { get; private set; } = [];

    /// <summary>Tools the picker suggests.</summary>
    public IReadOnlyList<ToolName> Tools { get; private set; } = [];

    public long ToolCount { get; private set; }

    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        Latest = await store.ListComparisonsAsync(Most);
        Disputed = await store.ListDisputedComparisonsAsync(Most);
        var all = new ToolFilter(WordMatches.All, Category: null, Price: null, Verdict: null, ToolSort.Panel);
        Top = await store.ListToolsAsync(all, page: 1, Most);
        var community = await store.ListToolsAsync(all with { Sort = ToolSort.Community }, page: 1, Most);
        TopOfCommunity = community.Where(tool => tool.Here.Votes.Total > 0).ToList();
        Categories = await store.ListCategoriesAsync();
        Tools = await store.ListToolNamesAsync(PickerView.Suggestions);
        ToolCount = await store.CountToolsAsync();
    }
}
