namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>The history of a tool, fact by fact.</summary>
public sealed class HistoryModel(Database database, LiveSite site) : PageModel
{
    public Tool Tool { get; private set; } = null!;

    public ToolHistory History { get; private set; } = null!;

    /// <summary>All reviewers by key.</summary>
    public IReadOnlyDictionary<string, Reviewer> Reviewers { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        await using var store = await database.OpenConnectionAsync();
        if (!Slug.TryParse(slug, out var asked) || await store.FindToolsAsync([asked]) is not [var tool])
            return NotFound();
        (Tool, Reviewers) = (tool, await store.ListReviewersAsync());
        History = await store.FindHistoryAsync(tool.Id, site.Library.Criteria);
        return Page();
    }
}
