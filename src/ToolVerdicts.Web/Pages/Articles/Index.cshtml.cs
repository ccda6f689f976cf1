namespace ToolVerdicts.Web.Pages.Articles;

/// <summary>Lists the published articles, the latest first.</summary>
[Cached(Topic.Catalogue, Topic.Today)]
[MarkdownTwin]
public sealed class IndexModel(LiveSite site, TimeProvider time) : PageModel
{
    public IReadOnlyList<Article> Articles { get; } = site.Library.ListPublished(time.Today());
}
