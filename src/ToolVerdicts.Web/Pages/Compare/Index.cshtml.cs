using System.Collections.ObjectModel;

namespace ToolVerdicts.Web.Pages.Compare;

/// <summary>The picker and the list of captured comparisons.</summary>
[Cached(Topic.Catalogue, FreeKeys = ["before", "tool"])]
public sealed class IndexModel(Database database, SearchLimit limit) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Tools to compare, by slug, name, or words to search for.</summary>
    [BindProperty(SupportsGet = true, Name = "tool")]
    public string?[] Chosen { get; set; } = [];

    /// <summary>The number of the comparison below which the list continues; null for its beginning.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>The tools that the typed texts mean, empty fields left out.</summary>
    public List<PickedTool> Picks { get; } = [];

    /// <summary>True for the form of a list in which nothing was ticked: its only field is empty.</summary>
    public bool HasChosenNone => Chosen.Length > 0 && Picks.Count == 0;

    /// <summary>The chosen tools, each once.</summary>
    public IReadOnlyList<PickedTool> Different => Picks.DistinctBy(pick => pick.Slug).ToList();

    /// <summary>True when the chosen tools cannot be compared; the page says why.</summary>
    public bool IsRefused => Response.StatusCode >= StatusCodes.Status400BadRequest;

    /// <summary>Captured comparisons, the latest first.</summary>
    public IReadOnlyList<CapturedComparison> Comparisons { get; private set; } = [];

    /// <summary>Tools the picker suggests.</summary>
    public IReadOnlyList<ToolName> Tools { get; private set; } = [];

    /// <summary>The value of <see cref="Before"/> for the next page; null on the last.</summary>
    public long? Older => Comparisons.Count == PageSize ? Comparisons[^1].Id : null;

    /// <summary>Shows the list, or redirects to the comparison of the chosen tools.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        foreach (var typed in Chosen.Select(tool => tool?.Trim() ?? "").Where(tool => tool.Length > 0))
            Picks.Add(await store.FindPickAsync(typed));
        if (Different.Count <= ComparisonAddress.MaxTools && !await limit.TryRunAsync(store, () => SearchAsync(store)))
            Response.Headers.CacheControl = "no-store";
        var route = ComparisonRoute.Of(
            Picks.ConvertAll(pick => pick.Slug), Picks.Where(pick => pick.Tool is not null).Select(pick => pick.Slug),
            ReadOnlyDictionary<Slug, Slug>.Empty);
        if (route is { Address: not null, Path: { } path })
            return Redirect(path);
        // With one tool chosen, the form is shown again for the second.
        if (Picks.Exists(pick => pick.Tool is null) && Different.Count <= ComparisonAddress.MaxTools)
            Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Picks.Count > 1)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        Comparisons = await store.ListComparisonsAsync(PageSize, Before);
        Tools = await store.ListToolNamesAsync(PickerView.Suggestions);
        return Page();
    }

    private async Task SearchAsync(DbConnection store)
    {
        for (var i = 0; i < Picks.Count; i++)
        {
            var typed = Picks[i].Typed;
            if (Picks[i].Kind == PickKind.Unknown)
                Picks[i] = Picks.Take(i).FirstOrDefault(pick => pick.Typed == typed) ?? await store.SearchPickAsync(typed);
        }
    }
}
