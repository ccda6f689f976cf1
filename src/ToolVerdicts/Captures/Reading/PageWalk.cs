using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ToolVerdicts.Comparisons;
using ToolVerdicts.Text;

namespace ToolVerdicts.Captures.Reading;

/// <summary>Walks a document as a reader would and notes its text line by line.</summary>
internal sealed partial class PageWalk
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
        "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private const string Separators = "·•/|,:;";

    // An emoji can be made of several code points.
    private const int LongestIcon = 8;

    // Blocks that lay inline elements out side by side; all others hold running text.
    private static readonly HashSet<string> Rows = new(StringComparer.Ordinal)
    {
        "article", "div", "fieldset", "footer", "form", "header", "li", "main", "nav", "section",
    };

    private static readonly HashSet<string> Unread = new(StringComparer.Ordinal)
    {
        "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "noscript", "object", "script", "select", "style", "svg", "template",
        "textarea", "title", "video",
    };

    private readonly LineBuilder _lines = new();

    // Blocks that hold nothing but inline elements side by side, such as the rows of a table without a table.
    private readonly HashSet<IElement> _rows = [];

    /// <summary>The lines of a page.</summary>
    /// <exception cref="CaptureRefusedException">There are too many.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> ran out.</exception>
    public static List<string> Read(IHtmlDocument document, CancellationToken cancellation)
    {
        var walk = new PageWalk();
        for (INode? node = document.Body; node is not null;)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = walk.Enter(node) ? node.FirstChild : null;
            while (next is null && node is not null && node != document.Body)
            {
                walk.Leave(node);
                next = node.NextSibling;
                if (next is null)
                    node = node.Parent;
            }

            node = next;
        }

        walk._lines.Break();
        return walk._lines.Lines;
    }

    /// <returns>True when the children are to be read too.</returns>
    private bool Enter(INode node)
    {
        if (node is IText text)
        {
            _lines.Append(text.Data, keepBreaks: text.ParentElement?.LocalName == "pre");
            return false;
        }

        if (node is not IElement element || IsUnread(element))
            return false;
        var isInRow = element.ParentElement is { } row && _rows.Contains(row);
        if ((isInRow || _lines.IsJoining) && IsIcon(element))
            return false;
        if (Blocks.Contains(element.LocalName) || (isInRow && StartsCell(element)))
            _lines.Break();
        if (IsRow(element))
            _rows.Add(element);
        if (IsDecisionValue(element))
            _lines.JoinBreaks(element);
        if (NeedsMarks(element))
            _lines.Append("“", keepBreaks: false);
        switch (element.LocalName)
        {
            case "br":
                _lines.Break();
                return false;
            case "code" when element.ParentElement?.LocalName != "pre":
                _lines.AppendCode(element.TextContent);
                return false;
            case "td" when string.IsNullOrWhiteSpace(element.TextContent):
                _lines.Append(LineBuilder.EmptyCell, keepBreaks: false);
                return false;
            default:
                return true;
        }
    }

    private void Leave(INode node)
    {
        if (node is not IElement element || !Blocks.Contains(element.LocalName) || IsUnread(element))
            return;
        if (NeedsMarks(element))
            _lines.AppendToLast("”");
        _lines.StopJoining(element);
        _lines.Break();
    }

    /// <summary>True for a quotation whose marks are not in its text: they keep its paragraphs together.</summary>
    private static bool NeedsMarks(IElement element) =>
        element.LocalName == "blockquote" && Wording.Collapse(element.TextContent) is { Length: > 0 } text && !Quotation.IsMarked(text);

    private static bool IsRow(IElement element) =>
        Rows.Contains(element.LocalName) && element.ChildElementCount > 1 && element.ChildNodes.All(child => child switch
        {
            // A space within a line parts words; a line break in the markup parts elements, and so does a label.
            IText text => string.IsNullOrWhiteSpace(text.Data)
                && (text.Data.Length == 0 || text.Data.Contains('\n', StringComparison.Ordinal) || IsDecisionLabel(element.FirstElementChild!)),
            IElement item => !Blocks.Contains(item.LocalName) && item.LocalName is not ("br" or "code"),
            _ => true,
        });

    // "·" or "/" between two elements, or at the edge of one, keeps them on one line.
    private static bool StartsCell(IElement element)
    {
        var before = element.PreviousElementSibling;
        while (before is not null && IsIcon(before))
            before = before.PreviousElementSibling;
        return before is not null && HasWord(before) && HasWord(element)
            && !Separators.Contains(element.TextContent.AsSpan().TrimStart()[0]) && !Separators.Contains(before.TextContent.AsSpan().TrimEnd()[^1]);
    }

    private static bool IsIcon(IElement element) =>
        element is { ChildElementCount: 0, TextContent: { Length: > 0 and <= LongestIcon } text } && CaptureLines.Bare(text.Trim()).IsEmpty;

    private static bool HasWord(IElement element) =>
        element.GetDescendants().OfType<IText>().Any(text => text.Data.Any(char.IsLetterOrDigit));

    /// <summary>True for a cell of the decision table, which is one value however many blocks it is built of.</summary>
    private static bool IsDecisionValue(IElement element)
    {
        if (element.LocalName is not ("td" or "dd"))
            return false;
        var label = element.PreviousElementSibling;
        for (var cell = 1; cell < ComparisonAddress.MaxTools && label is { LocalName: "td" or "dd", PreviousElementSibling: { } before }; cell++)
            label = before;
        return label is not null && IsDecisionLabel(label);
    }

    private static bool IsDecisionLabel(IElement element) => Wording.Collapse(element.TextContent) is var text
        && (DecisionTableReader.IsLabel(text) || CaptureLines.Is(text, CaptureLines.Decision));

    private static bool IsUnread(IElement element) =>
        Unread.Contains(element.LocalName)
        || (element.LocalName == "footer" && element.Ancestors<IElement>().All(outer => outer.LocalName is not ("article" or "section" or "blockquote" or "figure")))
        || element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") == "true"
        || element.GetAttribute(CaptureText.IgnoreAttribute) == "ignore"
        || (element.GetAttribute("style") is { } style && HidingStyle().IsMatch(style));

    [GeneratedRegex(@"(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HidingStyle();
}
