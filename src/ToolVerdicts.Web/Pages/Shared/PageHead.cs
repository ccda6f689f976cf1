namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The title and metadata in the head of a page.</summary>
/// <param name="Title">The title, without the site's name.</param>
/// <param name="Description">One or two sentences that search engines show.</param>
/// <param name="Path">The canonical path; null for pages that are not to be indexed.</param>
public sealed record PageHead(string Title, string Description, string? Path)
{
    /// <summary>The picture that other sites show with a link to any page. It bears no verdict: it stands beside links to all of
    /// them.</summary>
    public const string ImagePath = "/og.png";

    /// <summary>The text alternative of the picture.</summary>
    public const string ImageWords = "Ship or skip? Below, a triangle that points up and one that points down.";

    // Search engines cut longer titles.
    private const int LongestTitle = 70;

    /// <summary>The title, with the site's name behind it when there is room.</summary>
    public string Complete(string site) => Title == site || $"{Title} · {site}".Length > LongestTitle ? Title : $"{Title} · {site}";

    /// <summary>The breadcrumb as the page shows it; may be empty.</summary>
    public IReadOnlyList<Crumb> Trail { get; init; } = [];

    /// <summary>The path of the page's Markdown twin; null without one.</summary>
    public string? MarkdownPath { get; init; }

    /// <summary>True for a past state, which search engines are not to list: its canonical path is that of the present one.</summary>
    public bool IsPast { get; init; }

    /// <summary>True for a comparison, which needs no rules of other pages, so that it is shown after one round trip.</summary>
    public bool IsComparison { get; init; }

    /// <summary>The feed of what the page tells; null for pages without one of their own.</summary>
    public FeedLink? Feed { get; init; }

    /// <summary>The tool that the page is about, whose reviews become structured data; null on other pages.</summary>
    public ToolSheet? Subject { get; init; }

    /// <summary>True for the entry of the main navigation to which a page belongs.</summary>
    public static bool IsIn(string entry, PathString page) =>
        page.StartsWithSegments(entry, StringComparison.Ordinal)
        || (entry == "/tools" && page.StartsWithSegments("/categories", StringComparison.Ordinal));

    public static PageHead Of(ToolSheet sheet, SiteWords words)
    {
        var (tool, path) = (sheet.Tool, $"/tools/{sheet.Tool.Slug}");
        return new PageHead(tool.Name, Describe(tool), path)
        {
            MarkdownPath = PastRequest.Address($"{path}.md", sheet.AsOf),
            IsPast = sheet.AsOf is not null,
            Feed = new FeedLink($"{path}/changes.xml", $"Changes of {tool.Name}"),
            // Programs that read structured data take it for the present.
            Subject = sheet.AsOf is null ? sheet : null,
        };
    }

    /// <summary>The verdict, the tagline and the price in three sentences, such as "Ship 4–0. A model. Free."; what is not known is said
    /// to be so.</summary>
    private static string Describe(ToolSummary tool)
    {
        var price = tool.Price.IsContested ? "Price contested" : tool.Price.Words ?? "Price not stated";
        return string.Join(' ', new[] { tool.Stamp.WithCounts(tool.Panel), tool.Tagline, price }
            .Select(Wording.Collapse).Where(text => text.Length > 0).Select(Sentence));

        static string Sentence(string text) =>
            $"{char.ToUpperInvariant(text[0])}{text[1..]}{(text[^1] is '.' or '!' or '?' or '…' ? "" : ".")}";
    }

    /// <summary>The head of a comparison. <see cref="IndexGate"/> decides whether search engines may index it.</summary>
    public static PageHead Of(Comparison comparison) =>
        new(
            comparison.Title,
            comparison.Answer.Text,
            comparison.AsOf is not null || IndexGate.Admits(comparison) ? comparison.Address.Path : null)
        {
            IsComparison = true,
            MarkdownPath = PastRequest.Address($"{comparison.Address.Path}.md", comparison.AsOf),
            IsPast = comparison.AsOf is not null,
        };
}
