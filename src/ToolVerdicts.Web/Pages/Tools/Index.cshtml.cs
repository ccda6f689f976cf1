using ToolVerdicts.Web.Telemetry;

namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>The directory of all tools: search by words, filters by facets, and a choice of orders, as a list or a table.</summary>
[Cached(Topic.Catalogue, Keys = ["category", "price", "verdict", "sort", "view", "page"], FreeKeys = ["q"], HasCriteria = true)]
public sealed class IndexModel(Database database, SearchLimit limit, DirectoryCounts counts, LiveSite site, ReadCounter reads)
    : PageModel
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

    /// <summary>The filters by criteria.</summary>
    public IReadOnlyList<CriterionFacet> Criteria { get; private set; } = [];

    /// <summary>The table of the tools of this page; null where they are a list.</summary>
    public DirectoryTable? Table { get; private set; }

    /// <summary>The number of pages, at least one.</summary>
    public long Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    /// <summary>True when a typed word was replaced by a similar one.</summary>
    public bool IsCorrected => Tools is not null && !Matches.Words.SequenceEqual(SearchWords.Of(Asked.Text));

    /// <summary>True when something was typed, and nothing of it can be searched for.</summary>
    public bool IsUnsearched => Asked.Text is not null && Matches.IsAll;

    /// <summary>The label of the chosen value of a filter; what the address has where no tool has that value.</summary>
    /// <param name="key">The filter's parameter in the address.</param>
    public string LabelOf(string key)
    {
        if (Facets.FirstOrDefault(facet => facet.Key == key) is { Chosen: { } chosen } fixedFacet)
            return NameOf(fixedFacet.Values, chosen) is { } name && name != Unknown(fixedFacet.Label) ? name : chosen;
        var choice = Asked.Choices.First(choice => choice.Criterion.Key == key);
        return NameOf(Criteria.FirstOrDefault(facet => facet.Criterion.Key == key)?.Values ?? [], choice.Value) ?? choice.Value;

        static string? NameOf(IReadOnlyList<FacetValue> values, string value) => values.FirstOrDefault(other => other.Value == value)?.Name;
    }

    public async Task<IActionResult> OnGetAsync()
    {
        var criteria = site.Library.Criteria;
        if (DirectoryAddress.Read(Request.Query, criteria) is not { } asked)
            return NotFound();
        if (asked.IsOtherSpelling(Request, criteria))
            return Redirect(asked.ToString());
        Asked = asked;
        await using var store = await database.OpenConnectionAsync();
        // Not part of the search's time: after a change the numbers of all tools are counted anew.
        var known = await counts.FindAsync(store);
        var words = SearchWords.Of(asked.Text);
        if (words.Count == 0)
        {
            await FindAsync(store, criteria, known);
        }
        else if (!await limit.TryRunAsync(store, () => FindAsync(store, criteria, known)))
        {
            // The page says how to ask for less. What the search could find in time is no answer, and nobody else is to get it.
            (Tools, Count) = (null, 0);
            Response.Headers.CacheControl = "no-store";
            return Page();
        }

        if (words.Count > 0 && Count == 0)
            reads.CountEmptySearch(asked.Text ?? "");
        return asked.Page <= Pages ? Page() : NotFound();
    }

    private async Task FindAsync(DbConnection store, IReadOnlyList<Criterion> criteria, CountedDirectory known)
    {
        Matches = await store.FindMatchesAsync(Asked.Text);
        var filter = Asked.Filter(Matches);
        var found = known.Tools.Of(Matches);
        var chosen = Asked.Choices.Aggregate(found, (tools, choice) => tools.And(known.Tools.Of(choice)));
        var counted = Asked.Choices.Count > 0 ? known.Tools.CountIn(chosen, known.Counts)
            : Matches.IsAll ? known.Counts
            : await store.CountFacetsAsync(Matches);
        var listed = chosen.And(known.Tools.Narrow(Asked.Category, Asked.Price, Asked.Verdict));
        Count = counted.Count(filter);
        Tools = await ListAsync(store, filter, known.Tools, listed);
        Facets =
        [
            Facet("Category", "category", Asked.Category, counted.Categories(filter), known.Counts.CategoryName),
            Facet("Price", "price", Asked.Price, counted.Prices(filter), known.Counts.PriceName),
            Facet("Verdict", "verdict", Asked.Verdict, counted.Verdicts(filter), FacetCounts.VerdictName),
        ];
        var category = Asked.Category is null or ToolFilter.NotStated ? null : known.Counts.CategoryName(Asked.Category);
        Criteria = known.ListFacets(Asked, criteria, category, found);
        if (Asked.IsTable && Tools.Count > 0)
        {
            var cells = await store.ListCellsAsync(Tools.Select(tool => tool.Id));
            var columns = Criteria.Select(facet => facet.Criterion)
                .Where(criterion => known.Tools.ColumnOf(criterion.Key).Known.CountIn(listed) > 0).ToList();
            Table = new DirectoryTable(Asked, Tools, columns, cells, known.Tools, HttpContext.Freshness().Today);
        }
    }

    private static (string Label, string Key, string? Chosen, IReadOnlyList<FacetValue> Values) Facet(
        string label, string key, string? chosen, IReadOnlyList<FacetValue> values, Func<string, string?> find) =>
        (label, key, chosen, FacetCounts.WithChosen(
            values, chosen, chosen is null ? "" : find(chosen) ?? Unknown(label)));

    private static string Unknown(string label) => $"Unknown {label.ToLowerInvariant()}";

    private async Task<IReadOnlyList<FoundTool>> ListAsync(DbConnection store, ToolFilter filter, ListedTools known, ToolSet listed)
    {
        // A made-up filter matches nothing, and is not worth a place in the cache.
        if (Count == 0)
            HttpContext.SkipCache();
        if (Count == 0 || Asked.Page > Pages)
            return [];
        var order = Asked.SortedBy is { } criterion ? known.ListBy(criterion, store.ListByName) : null;
        var tools = Asked.HasCriteria
            ? await store.ListChosenAsync(filter, listed, known.All.Count(), order, Asked.Page, PageSize)
            : await store.ListToolsAsync(filter, Asked.Page, PageSize);
        HttpContext.AddTopics(tools.Select(tool => Topic.OfTool(tool.Slug)));
        if (filter.Sort == ToolSort.Community)
            HttpContext.AddTopics(Topic.AllVotes);
        return tools;
    }
}
