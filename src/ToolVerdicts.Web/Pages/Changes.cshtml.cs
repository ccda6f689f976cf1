namespace ToolVerdicts.Web.Pages;

/// <summary>Changes of all tools, the latest first.</summary>
[Cached(Topic.Catalogue, FreeKeys = [BeforeKey])]
[MarkdownTwin]
public sealed class ChangesModel(Database database, LiveSite site) : PageModel
{
    /// <summary>The key of the query that names the id below which the page begins.</summary>
    public const string BeforeKey = "before";

    /// <summary>How many changes a page has.</summary>
    public const int PageSize = 100;

    public PageOfChanges Changes { get; private set; } = null!;

    /// <summary>The id below which the page begins; null for the page with the latest changes.</summary>
    public long? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = BeforeKey)] string? before)
    {
        if (!TryRead(before, out var id))
            return NotFound();
        await using var store = await database.OpenConnectionAsync();
        (Changes, Before) = (await store.FindPageOfChangesAsync(PageSize, id, site.Library.Criteria), id);
        return Page();
    }

    /// <summary>Reads the id below which a page begins.</summary>
    /// <param name="id">Null for the first page.</param>
    /// <returns>False for text that is no number from 1.</returns>
    internal static bool TryRead(string? before, out long? id)
    {
        var isNumber = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        id = isNumber ? number : null;
        return isNumber || before is null;
    }
}
