namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>The title and metadata in the head of a page.</summary>
/// <param name="Title">The title, without the site's name.</param>
/// <param name="Description">One or two sentences that search engines show.</param>
/// <param name="Path">The canonical path; null for pages that are not to be indexed.</param>
public sealed record PageHead(string Title, string Description, string? Path)
{
    /// <summary>The picture that other sites show with a link to any page, and its text alternative.</summary>
    public static (string Path, string Words) ImageOf(LiveSite site) => site.IsShippedSubject
        ? ("/og.png", "Tool Verdicts. Which AI tool should you ship with? Below, a stamp: Ship.")
        : ("/og-stamp.png", "A stamp: Ship.");

    // Search engines cut longer titles.
    private const int LongestTitle = 70;

    /// <summary>The title, with the site's name behind it when there is room.</summary>
    public string Complete(string site) => Title == site || $"{Title} · {site}".Length > LongestTitle ? Title : $"{Title} · {site}";

    /// <summary>The breadcrumb as the page shows it; may be empty.</summary>
    public IReadOnlyList<Crumb> Trail { get; init; } = [];

    /// <summary>True on pages about a subscription, which need no form to subscribe at their end.</summary>
    public bool IsAboutMail { get; init; }

    /// <summary>The path of the page's Markdown twin; null without one.</summary>
    public string? MarkdownPath { get; init; }

    /// <summary>True for a past state, which search engines are not to list: its canonical path is that of the present one.</summary>
    public bool IsPast { get; init; }

    /// <summary>True for a comparison, which needs no rules of other pages, so that it is shown after one round trip.</summary>
    public bool IsComparison { get; init; }

    /// <summary>True for the directory, whose form and table have a stylesheet of their own.</summary>
    public bool IsDirectory { get; init; }

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
        return new PageHead(tool.Name, $"{tool.Name}: {tool.Tagline}. The panel’s verdict, the price and every review.", path)
        {
            MarkdownPath = PastRequest.Address($"{path}.md", sheet.AsOf),
            IsPast = sheet.AsOf is not null,
            Feed = new FeedLink($"{path}/changes.xml", $"Changes of {tool.Name}"),
            // Programs that read structured data take it for the present.
            Subject = sheet.AsOf is null ? sheet : null,
        };
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
