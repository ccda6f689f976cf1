using System.Text;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ToolVerdicts.Text;

namespace ToolVerdicts.Content;

/// <summary>Renders prose: headings, lists, links, tables, code; no HTML, no images, no links but to pages and mail addresses.</summary>
internal static class ProseMarkdown
{
    private static readonly string[] Schemes = ["http", "https", "mailto"];

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    /// <exception cref="ContentException">The body is too large, or holds what prose may not hold.</exception>
    public static string ToHtml(ContentFile file, FrontMatter prose)
    {
        RequireSize(file, prose);
        var document = Parse(file, prose);
        foreach (var part in document.Descendants())
        {
            if (Refusal(part) is { } refusal)
                throw file.Fault(prose.BodyLine + part.Line, refusal);
        }

        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new CaptionedTableRenderer(prose.Title));
        renderer.Render(document);
        return html.ToString();
    }

    private static void RequireSize(ContentFile file, FrontMatter prose)
    {
        var bytes = 0;
        for (var i = 0; i < prose.Body.Count; i++)
        {
            bytes += Encoding.UTF8.GetByteCount(prose.Body[i]) + 1;
            if (bytes > Library.MaxBytes)
                throw file.Fault(prose.BodyLine + i, $"the text passes {Library.MaxBytes / 1024} KB here, which is the most a page may hold");
        }
    }

    private static MarkdownDocument Parse(ContentFile file, FrontMatter prose)
    {
        try
        {
            return Markdig.Markdown.Parse(string.Join('\n', prose.Body), Pipeline);
        }
        catch (ArgumentException fault)
        {
            // Markdig's word for elements that nest too deeply; it does not say where.
            throw file.Fault(prose.BodyLine, $"the text that starts here is not understood: {fault.Message.TrimEnd('.')}", fault);
        }
    }

    /// <summary>Why a part may not stand in prose; null when it may.</summary>
    private static string? Refusal(MarkdownObject part) => part switch
    {
        HeadingBlock { Level: 1 } => "a heading starts with ## or more; the title is the page's only # heading",
        LinkInline { IsImage: true } => "images are not shown",
        LinkInline { Url: { } url } when !IsAllowed(url) => Forbidden(url),
        AutolinkInline { IsEmail: false } link when !IsAllowed(link.Url) => Forbidden(link.Url),
        _ => null,
    };

    private static string Forbidden(string url) =>
        $"the link to {Wording.Collapse(url)} leads neither to a page of this site nor to an address of {string.Join(", ", Schemes)}";

    // What stands before a colon is a scheme, unless a path, a query or a fragment began before it.
    private static bool IsAllowed(string url)
    {
        var end = url.IndexOfAny([':', '/', '?', '#', '\\']);
        return end >= 0 && url[end] == ':'
            ? Schemes.Contains(url[..end], StringComparer.OrdinalIgnoreCase)
            : url is not ['/' or '\\', '/' or '\\', ..];
    }
}
