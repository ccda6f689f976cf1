namespace ToolVerdicts.Web.Pages.Captures;

/// <summary>A captured page: its words, and where each of its facts stands.</summary>
[Cached]
[MarkdownTwin]
public sealed class CapturedPageModel(Database database, LiveSite site) : PageModel
{
    public CapturedPage Captured { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string n)
    {
        if (!CaptureAddress.TryParse(n, out var captureId))
            return NotFound();
        await using var store = await database.OpenConnectionAsync();
        if (await store.FindCapturedPageAsync(captureId, HttpContext.Freshness(), site.Library.Criteria) is not { } page)
            return NotFound();
        HttpContext.AddTopics(page.Tools.Select(tool => Topic.OfTool(tool.Slug)));
        if (page.Words.State == PageWordsState.Slow)
            HttpContext.SkipCache();
        Captured = page;
        return Page();
    }
}
