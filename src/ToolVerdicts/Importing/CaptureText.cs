using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ToolVerdicts.Captures;
using ToolVerdicts.Content;

namespace ToolVerdicts.Importing;

/// <summary>The text of a captured page, line by line, in the order a reader meets it.</summary>
/// <param name="Lines">Lines without white space at their ends, none empty.</param>
/// <param name="Media">How the page was saved.</param>
/// <param name="HasEnd">True when an HTML page has its closing tag, so that it was saved whole.</param>
public sealed partial record CaptureText(IReadOnlyList<string> Lines, CaptureMedia Media, bool HasEnd)
{
    /// <summary>The attribute that marks words about a page rather than of it; what it stands on is not read.</summary>
    public const string IgnoreAttribute = "data-capture";

    /// <summary>What a table cell without text reads as, so that every row keeps its cells.</summary>
    public const string EmptyCell = "—";

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
        "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private static readonly HashSet<string> Unread = new(StringComparer.Ordinal)
    {
        "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "noscript", "object", "script", "select", "style", "svg", "template",
        "textarea", "title", "video",
    };

    /// <summary>
    /// Reads a saved page. A text capture is wrapped into a document first, so that text and HTML are read by one walk.
    /// </summary>
    /// <exception cref="CaptureRefusedException">The page nests too deeply, or has too many elements or lines.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> ran out.</exception>
    public static CaptureText Read(string page, CancellationToken cancellation)
    {
        var media = LooksLikeHtml(page) ? CaptureMedia.Html : CaptureMedia.Text;
        if (media == CaptureMedia.Text && page.AsSpan().Count('\n') > CaptureLimits.MaxLines)
            throw new CaptureRefusedException($"over {CaptureLimits.MaxLines} lines");
        var html = media == CaptureMedia.Html ? page : Wrap(page);
        if (MarkupScan.ReasonToRefuse(html) is { } reason)
            throw new CaptureRefusedException(reason);

        var elements = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (_, _) =>
            {
                cancellation.ThrowIfCancellationRequested();
                if (++elements > CaptureLimits.MaxElements)
                    throw new CaptureRefusedException($"over {CaptureLimits.MaxElements} elements");
            },
        });
        using var document = parser.ParseDocument(html);
        PutLabelsBehindValues(document);
        return new CaptureText(Walk(document, cancellation), media, media == CaptureMedia.Html && ClosingTag().IsMatch(page));
    }

    private static bool LooksLikeHtml(string page)
    {
        var start = page.AsSpan().TrimStart("\uFEFF \t\r\n");
        return (start.Length > 1 && start[0] == '<' && (char.IsAsciiLetter(start[1]) || start[1] is '!' or '?'))
            || OpeningTag().IsMatch(page[..Math.Min(page.Length, 4096)]);
    }

    private static string Wrap(string text) =>
        $"<!DOCTYPE html><html><body><pre>\n{BareAmpersand().Replace(text, "&amp;").Replace("<", "&lt;", StringComparison.Ordinal)}</pre></body></html>";

    /// <summary>The cards name a value behind it; a description list names it before.</summary>
    private static void PutLabelsBehindValues(IHtmlDocument document)
    {
        foreach (var label in document.QuerySelectorAll("dt"))
        {
            var isOfCard = Wording.Collapse(label.TextContent) is CaptureLines.PanelShip or CaptureLines.CommunityLabel or CaptureLines.Entry;
            if (isOfCard && label.NextElementSibling is { LocalName: "dd" } value)
                value.After(label);
        }
    }

    private static List<string> Walk(IHtmlDocument document, CancellationToken cancellation)
    {
        var lines = new LineBuilder();
        for (INode? node = document.Body; node is not null;)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = Enter(node, lines) ? node.FirstChild : null;
            while (next is null && node is not null && node != document.Body)
            {
                Leave(node, lines);
                next = node.NextSibling;
                if (next is null)
                    node = node.Parent;
            }

            node = next;
        }

        lines.Break();
        return lines.Lines;
    }

    /// <returns>True when the children are to be read too.</returns>
    private static bool Enter(INode node, LineBuilder lines)
    {
        if (node is IText text)
        {
            lines.Append(text.Data, keepBreaks: text.ParentElement?.LocalName == "pre");
            return false;
        }

        if (node is not IElement element || IsUnread(element))
            return false;
        if (Blocks.Contains(element.LocalName))
            lines.Break();
        switch (element.LocalName)
        {
            case "br":
                lines.Break();
                return false;
            case "code" when element.ParentElement?.LocalName != "pre":
                lines.AppendCode(element.TextContent);
                return false;
            case "td" when string.IsNullOrWhiteSpace(element.TextContent):
                lines.Append(EmptyCell, keepBreaks: false);
                return false;
            default:
                return true;
        }
    }

    private static void Leave(INode node, LineBuilder lines)
    {
        if (node is IElement element && Blocks.Contains(element.LocalName) && !IsUnread(element))
            lines.Break();
    }

    private static bool IsUnread(IElement element) =>
        Unread.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") == "true"
        || element.GetAttribute(IgnoreAttribute) == "ignore";

    [GeneratedRegex(@"<(!doctype\s+html|html|head|body)[\s>]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OpeningTag();

    [GeneratedRegex(@"</(html|body)\s*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ClosingTag();

    // An ampersand that starts no entity; "R&D" is not one, "&amp;" is.
    [GeneratedRegex("&(?!(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareAmpersand();

    private sealed class LineBuilder
    {
        private readonly StringBuilder _line = new();

        public List<string> Lines { get; } = [];

        public void Append(string text, bool keepBreaks)
        {
            if (!keepBreaks)
            {
                _line.Append(text);
                return;
            }

            var parts = text.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                    Break();
                _line.Append(parts[i]);
            }
        }

        public void AppendCode(string code)
        {
            var fence = code.Contains('`', StringComparison.Ordinal) ? "``" : "`";
            var padding = fence.Length == 2 ? " " : "";
            _line.Append(fence).Append(padding).Append(Wording.Collapse(code)).Append(padding).Append(fence);
        }

        public void Break()
        {
            var line = Wording.Collapse(_line.ToString());
            _line.Clear();
            if (line.Length == 0)
                return;
            if (Lines.Count == CaptureLimits.MaxLines)
                throw new CaptureRefusedException($"over {CaptureLimits.MaxLines} lines");
            Lines.Add(line);
        }
    }
}
