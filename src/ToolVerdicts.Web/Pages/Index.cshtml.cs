namespace ToolVerdicts.Web.Pages;

/// <summary>The front page.</summary>
[Cached(Topic.Catalogue, Topic.AllVotes)]
public sealed class IndexModel(Database database, LiveSite site) : PageModel
{
    private const int Most = 6;

    // One across, the rest two beside each other.
    private const int MostCards = 5;

    /// <summary>The latest comparisons; of those that were imported on one day, the ones first that have scores.</summary>
    public IReadOnlyList<ComparisonCard> Latest { get; private set; } = [];

    /// <summary>Further comparisons with a tool on which the panel disagrees, the most disputed first.</summary>
    public IReadOnlyList<ComparisonCard> Disputed { get; private set; } = [];

    /// <summary>The first tools in the panel's order.</summary>
    public IReadOnlyList<FoundTool> Top { get; private set; } = [];

    /// <summary>The first tools in the community's order that the community ships.</summary>
    public IReadOnlyList<FoundTool> TopOfCommunity { get; private set; } = [];

    /// <summary>Tools the picker suggests.</summary>
    public IReadOnlyList<ToolName> Tools { get; private set; } = [];

    public long ToolCount { get; private set; }

    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        var criteria = await site.FindCriteriaAsync(store, asOf: null);
        var latest = await store.ListComparisonsAsync(MostCards);
        var disputed = (await store.ListDisputedComparisonsAsync(MostCards)).Where(comparison =>
            latest.All(other => other.Address != comparison.Address));
        var days = latest.ToDictionary(comparison => $"/compare/{comparison.Address}", comparison => comparison.ImportedAt.Date);
        // Both lists are one page, on which no two tools have one name.
        var cards = await store.ListCardsAsync(
            latest.Concat(disputed.Take(MostCards - 1)).Select(comparison => comparison.Address),
            HttpContext.Freshness(asOf: null),
            criteria);
        HttpContext.AddTopics(cards.SelectMany(card => card.Tools).Select(tool => Topic.OfTool(tool.Slug)));
        Latest = cards.Where(card => days.ContainsKey(card.Path)).OrderByDescending(card => days[card.Path])
            .ThenByDescending(card => card.Answer.Ahead.Length > 0).ToList();
        Disputed = cards.Where(card => !days.ContainsKey(card.Path)).ToList();
        var all = new ToolFilter(WordMatches.All, Category: null, Price: null, Verdict: null, ToolSort.Panel);
        Top = await store.ListToolsAsync(all, page: 1, Most);
        var community = await store.ListToolsAsync(all with { Sort = ToolSort.Community }, page: 1, Most);
        TopOfCommunity = community.Where(tool => tool.Here.Verdict == Verdict.Ship).ToList();
        Tools = await store.ListToolNamesAsync(PickerView.Suggestions);
        ToolCount = await store.CountToolsAsync();
    }
}
