using System.Collections.ObjectModel;

namespace ToolVerdicts.Web.Pages.Compare;

/// <summary>The picker and the list of captured comparisons.</summary>
[Cached(Topic.Catalogue, FreeKeys = ["before", "tool"])]
public sealed class IndexModel(Database database) : PageModel
{
    private const int PageSize = 50;
    private const int MostNamesakes = 10;

    /// <summary>Tools to compare, by slug or name.</summary>
    [BindProperty(SupportsGet = true, Name = "tool")]
    public string?[] Chosen { get; set; } = [];

    /// <summary>The typed names, empty fields left out.</summary>
    public List<string> Typed => Chosen.Select(tool => tool?.Trim() ?? "").Where(tool => tool.Length > 0).ToList();

    /// <summary>The number of the comparison below which the list continues; null for its beginning.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>A sentence that says why the chosen tools cannot be compared; null when nothing was chosen.</summary>
    public string? Message { get; private set; }

    /// <summary>Tools that share a typed name; empty when every name belongs to one tool.</summary>
    public IReadOnlyList<ToolName> Namesakes { get; private set; } = [];

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
        // With one tool chosen, the form is shown again for the second.
        if (Typed.Count > 1 && await ResolveAsync(store, Typed) is { } path)
            return Redirect(path);
        Comparisons = await store.ListComparisonsAsync(PageSize, Before);
        Tools = await store.ListToolNamesAsync(PickerView.Suggestions);
        return Page();
    }

    private async Task<string?> ResolveAsync(DbConnection store, List<string> chosen)
    {
        var tools = new List<(Slug Slug, bool IsKnown)>();
        foreach (var tool in chosen)
            tools.Add(await FindAsync(store, tool));
        var known = tools.Where(tool => tool.IsKnown).Select(tool => tool.Slug);
        var route = ComparisonRoute.Of(tools.ConvertAll(tool => tool.Slug), known, ReadOnlyDictionary<Slug, Slug>.Empty);
        if (route.Address is null)
        {
            var count = tools.DistinctBy(tool => tool.Slug).Count();
            Message = count < ComparisonAddress.MinTools
                ? "Choose two different tools."
                : $"Choose at most {ComparisonAddress.MaxTools} tools. "
                + $"You chose {count}; the first {ComparisonAddress.MaxTools} stand below.";
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }

        if (route.Path is not null)
            return route.Path;
        var unknown = chosen.Where((_, i) => !tools[i].IsKnown).Select(tool => $"“{tool}”");
        Message = Namesakes.Count > 1
            ? $"{Namesakes.Count} tools are called “{Namesakes[0].Name}”. Choose one of them."
            : $"We have no tool called {string.Join(" or ", unknown)}. Choose one from the list.";
        Response.StatusCode = StatusCodes.Status404NotFound;
        return null;
    }

    // The text is a slug, which the tool can have had before, or a name that one tool has.
    private async Task<(Slug Slug, bool IsKnown)> FindAsync(DbConnection store, string typed)
    {
        if (!Slug.TryParse(typed, out var slug))
            slug = Slug.FromOrDigest(typed, "tool");
        slug = await store.FindTodayAsync(slug);
        if (await store.FindToolIdAsync(slug) is not null)
            return (slug, true);
        var named = await store.FindNamesakesAsync(typed, MostNamesakes);
        if (named is [var only])
            return (only.Slug, true);
        if (named.Count > 1)
            Namesakes = named;
        return (slug, false);
    }
}
