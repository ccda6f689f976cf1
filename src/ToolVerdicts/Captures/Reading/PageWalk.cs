using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ToolVerdicts.Captures.Reading;

/// <summary>Walks the DOM in document order and collects its visible text line by line.</summary>
internal sealed partial class PageWalk
{
    private const string Separators = "·•/|,:;";

    // In UTF-16 units: an emoji can consist of several code points.
    private const int LongestIcon = 8;

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
        "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    // Blocks that pages use to lay inline elements out side by side; the other blocks contain running text.
    private static readonly HashSet<string> RowBlocks = new(StringComparer.Ordinal)
    {
        "article", "div", "fieldset", "footer", "form", "header", "li", "main", "nav", "section",
    };

    private static readonly HashSet<string> Invisible = new(StringComparer.Ordinal)
    {
        "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "noscript", "object", "script", "select", "style", "svg",
        "template", "textarea", "title", "video",
    };

    private readonly LineBuilder _lines = new();

    // Blocks of inline elements side by side, such as the rows of a table that is built of spans. Each such element starts a line.
    private readonly HashSet<IElement> _rows = [];

    // Tables with a row of the decision table.
    private readonly HashSet<IElement> _decisions = [];

    /// <param name="root">The element with the text, such as the document's body; null gives no lines.</param>
    /// <exception cref="CaptureRefusedException">There are too many lines.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public static List<string> Read(IElement? root, CancellationToken cancellation)
    {
        var walk = new PageWalk();
        // Iterative, because the parser's repairs of wrong markup can nest elements deeper than a thread's stack.
        for (INode? node = root; node is not null;)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = walk.Enter(node) ? node.FirstChild : null;
            while (next is null && node is not null && node != root)
            {
                walk.Leave(node);
                next = node.NextSibling;
                if (next is null)
                    node = node.Parent;
            }

            node = next;
        }

        if (root is not null)
            walk.Leave(root);
        walk._lines.Break();
        return walk._lines.Lines;
    }

    /// <returns>True when the node's children are to be visited.</returns>
    private bool Enter(INode node)
    {
        if (node is IText text)
        {
            if (text.ParentElement?.LocalName == "pre")
                _lines.AppendPreformatted(text.Data);
            else
                _lines.Append(text.Data);
            return false;
        }

        if (node is not IElement element || IsInvisible(element))
            return false;
        var isInRow = element.ParentElement is { } row && _rows.Contains(row);
        if ((isInRow || _lines.IsJoining) && IsIcon(element))
            return false;
        if (Blocks.Contains(element.LocalName) || (isInRow && StartsCell(element)))
            _lines.Break();
        if (IsRow(element))
            _rows.Add(element);
        if (element is IHtmlTableElement table
            && table.Rows.Any(row => row.FirstElementChild is { } label && CapturedTable.IsRowLabel(Wording.Collapse(label.TextContent))))
            _decisions.Add(table);
        if (IsDecisionValue(element))
            _lines.JoinLines(element);
        if (IsUnmarkedQuotation(element))
            _lines.Append("“");
        switch (element.LocalName)
        {
            case "br":
                _lines.Break();
                return false;
            case "code" when element.ParentElement?.LocalName != "pre":
                _lines.AppendCode(element.TextContent);
                return false;
            case "td" when string.IsNullOrWhiteSpace(element.TextContent):
                _lines.Append(LineBuilder.EmptyCell);
                return false;
            default:
                return true;
        }
    }

    private void Leave(INode node)
    {
        if (node is not IElement element || !Blocks.Contains(element.LocalName) || IsInvisible(element))
            return;
        if (IsUnmarkedQuotation(element))
            _lines.AppendToLast("”");
        _lines.StopJoining(element);
        _lines.Break();
    }

    // A blockquote without quotation marks in its text gets them, because they keep the paragraphs of one review together.
    private static bool IsUnmarkedQuotation(IElement element) =>
        element.LocalName == "blockquote" && Wording.Collapse(element.TextContent) is { Length: > 0 } text && !Quotation.IsMarked(text);

    private static bool IsRow(IElement element) =>
        RowBlocks.Contains(element.LocalName) && element.ChildElementCount > 1 && element.ChildNodes.All(child => child switch
        {
            // A space between elements joins words into one line; a line break in the markup, or a label in front, separates cells.
            IText text => string.IsNullOrWhiteSpace(text.Data)
                && (text.Data.Length == 0 || text.Data.Contains('\n') || IsDecisionLabel(element.FirstElementChild!)),
            IElement item => !Blocks.Contains(item.LocalName) && item.LocalName is not ("br" or "code"),
            _ => true,
        });

    // A separator between two elements, or at the edge of one, keeps them on one line.
    private static bool StartsCell(IElement element)
    {
        var before = element.PreviousElementSibling;
        while (before is not null && IsIcon(before))
            before = before.PreviousElementSibling;
        return before is not null && HasWord(before) && HasWord(element)
            && !Separators.Contains(element.TextContent.AsSpan().TrimStart()[0])
            && !Separators.Contains(before.TextContent.AsSpan().TrimEnd()[^1]);
    }

    private static bool IsIcon(IElement element) =>
        element is { ChildElementCount: 0, TextContent: { Length: > 0 and <= LongestIcon } text }
        && CaptureLines.WithoutIcons(text.Trim()).IsEmpty;

    private static bool HasWord(IElement element) =>
        element.GetDescendants().OfType<IText>().Any(text => text.Data.Any(char.IsLetterOrDigit));

    // A cell of the decision table is one value, however many blocks it contains.
    private bool IsDecisionValue(IElement element)
    {
        if (element.LocalName is not ("td" or "dd"))
            return false;
        var label = element.PreviousElementSibling;
        for (var cell = 1; cell < ComparisonAddress.MaxTools && label?.LocalName is "td" or "dd"; cell++)
            label = label.PreviousElementSibling ?? label;
        return label is not null && (IsDecisionLabel(label) || (IsInDecisionTable(label) && HasWord(label)));
    }

    private bool IsInDecisionTable(IElement cell) => cell.ParentElement?.ParentElement is { } rows
        && (_decisions.Contains(rows) || (rows.ParentElement is { } table && _decisions.Contains(table)));

    private static bool IsDecisionLabel(IElement element) => Wording.Collapse(element.TextContent) is var text
        && (CapturedTable.IsRowLabel(text) || CaptureLines.Is(text, CaptureLines.Decision));

    private static bool IsSectioning(IElement element) => element.LocalName is "article" or "section" or "blockquote" or "figure";

    // The footer of a section is part of its content, unlike the footer of the page.
    // Our own pages set data-capture="ignore" on words about a capture, which are no content of it.
    private static bool IsInvisible(IElement element) =>
        Invisible.Contains(element.LocalName)
        || (element.LocalName == "footer" && !element.Ancestors<IElement>().Any(IsSectioning))
        || element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") == "true"
        || element.GetAttribute("data-capture") == "ignore"
        || (element.GetAttribute("style") is { } style && HidingStyle().IsMatch(style));

    [GeneratedRegex(
        @"(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HidingStyle();
}
