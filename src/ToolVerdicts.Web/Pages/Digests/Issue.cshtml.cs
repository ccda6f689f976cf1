namespace ToolVerdicts.Web.Pages.Digests;

public sealed class IssueModel(Database database) : PageModel
{
    public Issue Issue { get; private set; } = null!;

    /// <summary>Shows the issue of a week; 404 when there is none, or an empty one.</summary>
    public async Task<IActionResult> OnGetAsync(string week)
    {
        if (!IssueWeek.TryParse(week, out var asked))
            return NotFound();
        await using var store = await database.OpenConnectionAsync();
        if (await store.FindIssueAsync(asked.Value) is not { Digest.IsEmpty: false } issue)
            return NotFound();
        Issue = issue;
        return Page();
    }
}
