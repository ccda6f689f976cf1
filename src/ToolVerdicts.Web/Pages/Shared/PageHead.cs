using ToolVerdicts.Comparisons;
using ToolVerdicts.Reviews;
using ToolVerdicts.Sheets;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>A step of the breadcrumb.</summary>
/// <param name="Name">As the page shows it.</param>
/// <param name="Path">Where it leads; null for the page itself.</param>
public sealed record Crumb(string Name, string? Path = null);

/// <summary>What a page says of itself in its head.</summary>
/// <param name="Title">The title, without the site's name.</param>
/// <param name="Description">One or two sentences for people who have not opened the page.</param>
/// <param name="Path">The canonical path; null for pages that are not to be indexed.</param>
public sealed record PageHead(string Title, string Description, string? Path)
{
    /// <summary>The picture that stands for every page where one is shared.</summary>
    public const string ImagePath = "/og.png";

    /// <summary>What the picture shows, for those who do not see it.</summary>
    public const string ImageWords = "Tool Verdicts. Which AI tool should you ship with? Below, a stamp: Ship.";

    // Search engines show no more of a title.
    private const int LongestTitle = 70;

    /// <summary>The title with the site's name behind it, where there is room for it.</summary>
    public string In(string site) => Title == site || $"{Title} · {site}".Length > LongestTitle ? Title : $"{Title} · {site}";

    /// <summary>What kind of thing the page is, in the words of Open Graph.</summary>
    public string Type { get; init; } = "website";

    /// <summary>The breadcrumb, just as the page shows it; empty when it shows none.</summary>
    public IReadOnlyList<Crumb> Trail { get; init; } = [];

    /// <summary>True on pages about a subscription, which need no form below that asks for one.</summary>
    public bool IsAboutMail { get; init; }

    /// <summary>Where the same page stands in Markdown; null when it does not.</summary>
    public string? MarkdownPath { get; init; }

    /// <summary>The one tool the page is about; null on all other pages, which carry no reviews as data.</summary>
    public ReviewedTool? Subject { get; init; }

    /// <summary>The head of a tool's page.</summary>
    public static PageHead Of(Tool tool, IReadOnlyList<ScorecardRow> scorecard) =>
        new(tool.Name, $"{tool.Name}: {tool.Tagline}. The panel’s verdict, the price and every review.", $"/tools/{tool.Slug}")
        {
            Trail = [new Crumb("Tools", "/tools"), new Crumb(tool.Name)],
            MarkdownPath = $"/tools/{tool.Slug}.md",
            Subject = new ReviewedTool(tool, scorecard),
        };

    /// <summary>The head of a comparison, which the <see cref="IndexGate"/> admits to search engines or does not.</summary>
    public static PageHead Of(Comparison comparison) =>
        new(
            comparison.Title,
            $"{comparison.Title}: panel verdicts, prices and what every reviewer says, side by side.",
            IndexGate.Admits(comparison) ? comparison.Address.Path : null)
        {
            Trail = [new Crumb("Compare", "/compare"), new Crumb(comparison.Title)],
            MarkdownPath = $"{comparison.Address.Path}.md",
        };
}

/// <summary>A tool with its panel.</summary>
public sealed record ReviewedTool(Tool Tool, IReadOnlyList<ScorecardRow> Scorecard);
