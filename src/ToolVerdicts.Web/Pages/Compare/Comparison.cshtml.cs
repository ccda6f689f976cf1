namespace ToolVerdicts.Web.Pages.Compare;

/// <summary>Two to four tools side by side.</summary>
[Cached(FreeKeys = [PastRequest.Key])]
[MarkdownTwin]
public sealed class ComparisonModel(Database database, LiveSite site) : PageModel
{
    public Comparison Comparison { get; private set; } = null!;

    /// <summary>Shows the comparison, or redirects to its canonical address; one tool alone, even twice, redirects to the tool.</summary>
    public async Task<IActionResult> OnGetAsync(string address)
    {
        await using var store = await database.OpenConnectionAsync();
        var (asOf, problem) = await PastRequest.ReadAsync(HttpContext, store);
        if (problem is not null)
            return PastProblemResult.Of(problem);
        var criteria = await site.FindCriteriaAsync(store, asOf);
        var (path, comparison) = await store.FindComparisonAsync(address, HttpContext.Freshness(asOf), asOf, criteria);
        if (path is null)
            return NotFound();
        if (comparison is null && path == $"/compare/{address}")
            return PastProblemResult.Of(PastRequest.NotListed(path, await store.NameUnlistedAsync(address, asOf!), asOf!));
        if (comparison is null)
            return HttpContext.MovedTo(path + Request.QueryString);
        HttpContext.AddTopics(comparison.Tools.Select(tool => Topic.OfTool(tool.Slug)));
        Comparison = comparison;
        return Page();
    }
}
