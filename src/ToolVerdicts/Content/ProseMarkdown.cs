using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ToolVerdicts.Content;

/// <summary>Renders prose to HTML. Raw HTML becomes text; images, and links with other schemes than these, are refused.</summary>
internal static class ProseMarkdown
{
    private static readonly string[] Schemes = ["http", "https", "mailto"];

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    /// <exception cref="ContentException">The body is too large, or contains an element that prose must not contain.</exception>
    public static string ToHtml(ContentFile file, FrontMatter prose)
    {
        RequireSize(file, prose);
        var document = Parse(file, prose);
        foreach (var part in document.Descendants())
        {
            if (FindRefusal(part) is { } refusal)
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
            {
                throw file.Fault(
                    prose.BodyLine + i, $"the text passes {Library.MaxBytes / 1024} KB here, which is the most a page may hold");
            }
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
            // Markdig throws this for elements that nest too deeply, without a line number.
            throw file.Fault(prose.BodyLine, $"the text that starts here is not understood: {fault.Message.TrimEnd('.')}", fault);
        }
    }

    /// <summary>The reason not to allow a part; null when it is allowed.</summary>
    private static string? FindRefusal(MarkdownObject part) => part switch
    {
        HeadingBlock { Level: 1 } => "a heading starts with ## or more; the title is the page's only # heading",
        LinkInline { IsImage: true } => "images are not shown",
        LinkInline { Url: { } url } when !IsAllowed(url) => Forbidden(url),
        AutolinkInline { IsEmail: false } link when !IsAllowed(link.Url) => Forbidden(link.Url),
        _ => null,
    };

    private static string Forbidden(string url) =>
        $"the link to {Wording.Collapse(url)} leads neither to a page of this site nor to an address of {string.Join(", ", Schemes)}";

    // The text before a colon is a scheme, unless a path, a query or a fragment starts before the colon.
    private static bool IsAllowed(string url)
    {
        var end = url.IndexOfAny([':', '/', '?', '#', '\\']);
        return end >= 0 && url[end] == ':'
            ? Schemes.Contains(url[..end], StringComparer.OrdinalIgnoreCase)
            : url is not ['/' or '\\', '/' or '\\', ..];
    }
}
