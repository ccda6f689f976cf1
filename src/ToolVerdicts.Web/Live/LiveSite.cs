namespace ToolVerdicts.Web.Live;

/// <summary>
/// The content that pages show now, and the name and the addresses of the site. It is one immutable record that is replaced as a whole when
/// another process applied files, so that nobody who reads it waits.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="first">The content at the start.</param>
/// <param name="figures">Values of the placeholders in prose.</param>
public sealed class LiveSite(SiteOptions options, Library first, IReadOnlyDictionary<string, string> figures)
{
    private const string ToolPath = "/tools/";

    private volatile Library _library = first;

    public Library Library => _library;

    public SiteWords Words => _library.Words;

    /// <summary>The name of <c>site.yml</c>, else that of the settings.</summary>
    public string Name => Words.Name ?? options.Name;

    /// <summary>The contact of <c>site.yml</c>, else that of the settings, as a link; null without one.</summary>
    public string? ContactLink => (Words.Contact ?? options.Contact) switch
    {
        null => null,
        var mail when mail.Contains('@') && !mail.Contains('/') => $"mailto:{mail}",
        var page => page,
    };

    /// <summary>The host names that the site had, of <c>site.yml</c> and of the settings.</summary>
    public IEnumerable<string> FormerHosts => Words.FormerHosts.Concat(options.FormerHosts);

    /// <summary>The address at which visitors reach the site, without a slash at the end.</summary>
    public Uri BaseUrl => options.BaseUrl;

    /// <inheritdoc cref="SiteOptions.BasePath"/>
    public string BasePath => options.BasePath;

    /// <summary>The sender that messages to subscribers name.</summary>
    public Letterhead Letterhead => new(Name, options.Mail.From, options.BaseUrl.AbsoluteUri.TrimEnd('/'))
    {
        Thing = Words.Thing,
        Things = Words.Things,
    };

    /// <summary>The content of a store in which something was applied; null before that.</summary>
    public static Library? FindApplied(DbConnection store, IReadOnlyDictionary<string, string> figures) =>
        store.FindLastApplied() is { } revision
            ? Library.Of(store.ListShownFiles(), figures) with { Revision = revision }
            : null;

    /// <summary>The full address of a path that begins with a slash.</summary>
    public string UrlOf(string path) => options.UrlOf(path);

    /// <summary>The tool at a full address of this site, of today's host or a former one; null for any other address.</summary>
    public Slug? FindToolAt(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri is not { Scheme: "http" or "https" }
            || !Words.FormerHosts.Append(BaseUrl.Host).Contains(uri.Host, StringComparer.OrdinalIgnoreCase))
            return null;
        var start = new Uri(UrlOf(ToolPath)).AbsolutePath;
        return uri.AbsolutePath.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            && Slug.TryParse(uri.AbsolutePath[start.Length..].TrimEnd('/').ToLowerInvariant(), out var slug) ? slug : null;
    }

    /// <summary>Takes over what was applied since.</summary>
    /// <returns>True when the content was replaced.</returns>
    public bool Refresh(DbConnection store)
    {
        if (store.FindLastApplied() == _library.Revision || FindApplied(store, figures) is not { } applied)
            return false;
        _library = applied;
        return true;
    }

    /// <summary>Parses files that were applied; shipped ones stand in for those that are missing.</summary>
    /// <param name="today">The latest day on which a source can have been seen.</param>
    public SiteContent Parse(IReadOnlyList<FolderFile> files, DateOnly today) =>
        SiteContentParser.Parse(ShippedContent.Complete(files), today, figures).Content;

    /// <summary>True for a reviewer that the site lists; false for a shipped lens by which it has no review.</summary>
    public bool HasReviewer(string key, bool hasReviews) =>
        hasReviews || Library.Lenses.GetValueOrDefault(key) is not { IsShipped: true };

    /// <summary>The criteria of today, or of a past day.</summary>
    public async ValueTask<IReadOnlyList<Criterion>> FindCriteriaAsync(DbConnection store, AsOf? asOf)
    {
        if (asOf is null)
            return Library.Criteria;
        var text = await store.FindCriteriaTextAsync(asOf.Moment);
        return text is null ? ShippedContent.Criteria : CriteriaFile.ListOf(text);
    }

    /// <summary>The article with this slug; null when there is none that is published on a day.</summary>
    public Article? FindArticle(string slug, DateOnly day) =>
        Library.ListPublished(day).FirstOrDefault(article => article.Slug.ToString() == slug);

    /// <summary>The articles about a tool that are published on a day, the latest first.</summary>
    public IReadOnlyList<Article> ListArticlesAbout(Slug tool, DateOnly day) =>
        Library.ListPublished(day).Where(article => article.Tools.Contains(tool)).ToList();

    /// <summary>True when an article is published after one day, and until another.</summary>
    public bool HasNewArticle(DateOnly after, DateOnly until) =>
        _library.Articles.Any(article => !article.IsDraft && article.Date > after && article.Date <= until);
}
