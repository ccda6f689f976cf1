namespace ToolVerdicts.Web.Pages.Digests;

/// <summary>Lists the weekly issues, the latest first.</summary>
public sealed class IndexModel(Database database) : PageModel
{
    // The issues of four years and a half.
    private const int Most = 240;

    public IReadOnlyList<ListedIssue> Issues { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await using var store = await database.OpenConnectionAsync();
        Issues = await store.ListIssuesAsync(Most);
    }
}
