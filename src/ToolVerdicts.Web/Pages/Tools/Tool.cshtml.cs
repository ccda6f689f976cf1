namespace ToolVerdicts.Web.Pages.Tools;

[Cached(FreeKeys = [PastRequest.Key])]
[MarkdownTwin]
public sealed class ToolModel(Database database, LiveSite site, TimeProvider time) : PageModel
{
    public ToolSheet Sheet { get; private set; } = null!;

    /// <summary>The articles about it that are published on the day of the page, the latest first.</summary>
    public IReadOnlyList<Article> Articles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        await using var store = await database.OpenConnectionAsync();
        if (!Slug.TryParse(slug, out var asked) || await store.FindToolsAsync([asked]) is not [var known])
            return NotFound();
        var (asOf, problem) = await PastRequest.ReadAsync(HttpContext, store);
        if (problem is not null)
            return PastProblemResult.Of(problem);
        var shown = await site.FindCriteriaAsync(store, asOf);
        if (await store.FindToolSheetAsync(asked, HttpContext.Freshness(asOf), asOf, shown) is not { } sheet)
            return PastProblemResult.Of(PastRequest.NotListed($"/tools/{slug}", known.Name, asOf!));
        HttpContext.AddTopics(Topic.OfTool(asked));
        if (sheet.Category is { } category)
            HttpContext.AddTopics(Topic.OfCategory(category.Slug));
        HttpContext.AddTopics(sheet.Cards.SelectMany(card => card.Tools).Select(tool => Topic.OfTool(tool.Slug)));
        Sheet = sheet;
        Articles = site.ListArticlesAbout(asked, asOf?.Day ?? time.Today());
        return Page();
    }
}
