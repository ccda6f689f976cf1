namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>The directory of all tools: search by words, filters by facets, and a choice of orders.</summary>
[Cached(Topic.Catalogue, Keys = ["category", "price", "verdict", "sort", "page"], FreeKeys = ["q"])]
public sealed class IndexModel(Database database, SearchLimit limit, DirectoryCounts counts) : PageModel
{
    private const int PageSize = 50;

    public DirectoryAddress Asked { get; private set; } = null!;

    /// <summary>The matches of the typed words, after correction.</summary>
    public WordMatches Matches { get; private set; } = WordMatches.All;

    /// <summary>The tools of this page; null when the search took too long.</summary>
    public IReadOnlyList<FoundTool>? Tools { get; private set; }

    /// <summary>The number of matching tools on all pages.</summary>
    public long Count { get; private set; }

    /// <summary>The filters with their values to choose from.</summary>
    public IReadOnlyList<(string Label, string Key, string? Chosen, IReadOnlyList<FacetValue> Values)> Facets { get; private set; } = [];

    /// <summary>The number of pages, at least one.</summary>
    public long Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    /// <summary>True when a typed word was replaced by a similar one.</summary>
    public bool IsCorrected => Tools is not null && !Matches.Words.SequenceEqual(SearchWords.Of(Asked.Text));

    public async Task<IActionResult> OnGetAsync(
        string? q, string? category, string? price, string? verdict, string? sort, [FromQuery(Name = "page")] string? number)
    {
        if (DirectoryAddress.Read(q, category, price, verdict, sort, number) is not { } asked)
            return NotFound();
        Asked = asked;
        await using var store = await database.OpenConnectionAsync();
        var words = SearchWords.Of(asked.Text);
        if (words.Count == 0)
        {
            await FindAsync(store, words);
        }
        else if (!await limit.TryRunAsync(store, () => FindAsync(store, words)))
        {
            // The page says how to ask for less. What the search could find in time is no answer, and nobody else is to get it.
            (Tools, Count) = (null, 0);
            Response.Headers.CacheControl = "no-store";
            return Page();
        }

        return asked.Page <= Pages ? Page() : NotFound();
    }

    private async Task FindAsync(DbConnection store, IReadOnlyList<string> words)
    {
        Matches = await store.FindMatchesAsync(words);
        var filter = Asked.Filter(Matches);
        var found = words.Count == 0 ? await counts.CountAllAsync(store) : await store.CountFacetsAsync(Matches);
        Count = found.Count(filter);
        Tools = await ListAsync(store, filter);
        Facets =
        [
            ("Category", "category", Asked.Category, found.Categories(filter)),
            ("Entry price", "price", Asked.Price, found.Prices(filter)),
            ("Verdict", "verdict", Asked.Verdict, found.Verdicts(filter)),
        ];
    }

    private async Task<IReadOnlyList<FoundTool>> ListAsync(DbConnection store, ToolFilter filter)
    {
        // A made-up filter matches nothing, and is not worth a place in the cache.
        if (Count == 0)
            HttpContext.SkipCache();
        if (Count == 0 || Asked.Page > Pages)
            return [];
        var tools = await store.ListToolsAsync(filter, Asked.Page, PageSize);
        HttpContext.AddTopics(tools.Select(tool => Topic.OfTool(tool.Slug)));
        if (filter.Sort == ToolSort.Community)
            HttpContext.AddTopics(Topic.AllVotes);
        return tools;
    }
}
