namespace ToolVerdicts.Web.Pages;

/// <summary>Contested facts, texts that cannot be assigned to a tool, and old facts.</summary>
[Cached(Topic.Catalogue, Topic.Today)]
public sealed class OpenQuestionsModel(Database database) : PageModel
{
    /// <summary>The most of each kind.</summary>
    public const int Most = 50;

    public OpenQuestions Open { get; private set; } = null!;

    public FactAges Ages { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var freshness = HttpContext.Freshness();
        await using var store = await database.OpenConnectionAsync();
        (Open, Ages) = (await store.FindOpenQuestionsAsync(freshness, Most), freshness.Ages);
    }
}
