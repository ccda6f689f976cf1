namespace ToolVerdicts.Web.Pages;

/// <summary>Contested facts, texts that cannot be assigned to a tool, and old facts.</summary>
[Cached(Topic.Catalogue, Topic.Today)]
public sealed class OpenQuestionsModel(Database database, LiveSite site) : PageModel
{
    /// <summary>The most of each kind.</summary>
    public const int Most = 50;

    public OpenQuestions Open { get; private set; } = null!;

    /// <summary>Later pages that contradict an editor's file, each with the tool's name.</summary>
    public IReadOnlyList<(string Name, Question Question)> Contradicted { get; private set; } = [];

    /// <summary>Captured pages that wait until an editor says which tools they show.</summary>
    public IReadOnlyList<HeldQuestion> Held { get; private set; } = [];

    public FactAges Ages { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        var freshness = HttpContext.Freshness();
        await using var store = await database.OpenConnectionAsync();
        var questioned = store.ListQuestioned(Most);
        var names = DistinctNames.BySlug(questioned.Select(tool => (tool.Tool.Slug, tool.Tool.Identity)));
        Contradicted = questioned
            .SelectMany(tool => tool.Questions.Select(question => (names[tool.Tool.Slug], Question: question)))
            .Where(row => row.Question.Stands is not null)
            .ToList();
        Held = store.ListHeldQuestions(Most);
        (Open, Ages) = (await store.FindOpenQuestionsAsync(freshness, Most, site.Library.Criteria), freshness.Ages);
    }
}
