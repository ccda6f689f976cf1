namespace ToolVerdicts.Web.Pages.Articles;

/// <summary>Shows an article. A draft and one of a later day are not found.</summary>
[Cached(Topic.Catalogue, Topic.Today)]
[MarkdownTwin]
public sealed class ArticleModel(Database database, LiveSite site, TimeProvider time) : PageModel
{
    public Article Article { get; private set; } = null!;

    /// <summary>The tools that it is about, of those that the site lists.</summary>
    public IReadOnlyList<Tool> Tools { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (site.FindArticle(slug, time.Today()) is not { } article)
            return NotFound();
        await using var store = await database.OpenConnectionAsync();
        (Article, Tools) = (article, await ListToolsAsync(store, article));
        return Page();
    }

    /// <summary>The tools that an article is about, in its order. A former address finds none.</summary>
    internal static async Task<IReadOnlyList<Tool>> ListToolsAsync(DbConnection store, Article article)
    {
        var found = new List<Tool>();
        foreach (var slugs in article.Tools.Chunk(ComparisonAddress.MaxTools))
            found.AddRange(await store.FindToolsAsync(slugs));
        return found.OrderBy(tool => article.Tools.ToList().IndexOf(tool.Slug)).ToList();
    }
}
