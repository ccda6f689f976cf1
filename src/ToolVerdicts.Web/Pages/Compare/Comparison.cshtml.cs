namespace ToolVerdicts.Web.Pages.Compare;

/// <summary>Two to four tools side by side.</summary>
[Cached]
[MarkdownTwin]
public sealed class ComparisonModel(Database database) : PageModel
{
    public Comparison Comparison { get; private set; } = null!;

    /// <summary>Shows the comparison, or redirects to its canonical address; one tool alone, even twice, redirects to the tool.</summary>
    public async Task<IActionResult> OnGetAsync(string address)
    {
        await using var store = await database.OpenConnectionAsync();
        var (path, comparison) = await store.FindComparisonAsync(address);
        if (path is null)
            return NotFound();
        if (comparison is null)
            return RedirectPermanent(path);
        HttpContext.AddTopics(comparison.Tools.Select(tool => Topic.OfTool(tool.Slug)));
        Comparison = comparison;
        return Page();
    }
}
