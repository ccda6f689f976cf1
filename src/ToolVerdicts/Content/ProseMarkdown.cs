using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ToolVerdicts.Content;

/// <summary>Checks the Markdown of editors, and renders prose. Images, and links with other schemes than these, are refused.</summary>
internal static class ProseMarkdown
{
    private static readonly string[] Schemes = ["http", "https", "mailto"];

    // Raw HTML is recognized, so that it can be refused. Chinese and Japanese write no space between emphasis and the next word.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UseCjkFriendlyEmphasis().Build();

    /// <summary>The HTML of a page; null when the text is too large, or holds something that prose must not hold.</summary>
    /// <param name="firstLine">The line of the file on which the text starts.</param>
    /// <param name="title">The caption of tables that stand under no heading.</param>
    public static string? ToHtml(string text, long firstLine, string title, FileFaults faults)
    {
        var before = faults.Found.Count;
        if (!HasSize(text, firstLine, faults) || Parse(text, firstLine, faults) is not { } document)
            return null;
        AddRefusals(document, firstLine, FindRefusal, faults);
        if (faults.Found.Count > before)
            return null;
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new CaptionedTableRenderer(title));
        renderer.Render(document);
        return html.ToString();
    }

    /// <summary>Checks a text that stands under a heading of its page: raw HTML and headings are refused, too.</summary>
    public static void Check(string text, long firstLine, FileFaults faults)
    {
        if (HasSize(text, firstLine, faults) && Parse(text, firstLine, faults) is { } document)
            AddRefusals(document, firstLine, part => part is HeadingBlock ? "a heading stands inside a text" : FindRefusal(part), faults);
    }

    /// <summary>The parts of a text, with raw HTML as such; null when it nests too deeply, which is a fault.</summary>
    public static MarkdownDocument? Parse(string text, long firstLine, FileFaults faults)
    {
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException fault)
        {
            // Markdig throws this for elements that nest too deeply, without a line number.
            faults.Add(firstLine, 1, $"the text that starts here is not understood: {fault.Message.TrimEnd('.')}");
            return null;
        }
    }

    private static bool HasSize(string text, long firstLine, FileFaults faults)
    {
        if (Encoding.UTF8.GetByteCount(text) < Library.MaxBytes)
            return true;
        var bytes = 0;
        foreach (var (i, line) in text.Split('\n').Index())
        {
            bytes += Encoding.UTF8.GetByteCount(line) + 1;
            if (bytes <= Library.MaxBytes)
                continue;
            faults.Add(firstLine + i, 1, $"the text passes {Library.MaxBytes / 1024} KB here, which is the most it may hold");
            return false;
        }

        return true;
    }

    private static void AddRefusals(MarkdownDocument document, long firstLine, Func<MarkdownObject, string?> refusal, FileFaults faults)
    {
        // An opening and a closing tag are one fault.
        var found = new HashSet<(int, string)>();
        foreach (var part in document.Descendants())
        {
            if (refusal(part) is { } sentence && found.Add((part.Line, sentence)))
                faults.Add(firstLine + part.Line, part.Column + 1, sentence);
        }
    }

    /// <summary>The reason not to allow a part; null when it is allowed.</summary>
    private static string? FindRefusal(MarkdownObject part) => part switch
    {
        HeadingBlock { Level: 1 } => "a heading starts with ## or more; the title is the page's only # heading",
        HtmlBlock or HtmlInline => "HTML is not shown; write Markdown",
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
