using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ToolVerdicts.Text;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The text of a captured page, line by line, in the order a reader meets it.</summary>
/// <param name="Lines">Lines without white space at their ends, none empty.</param>
/// <param name="Media">How the page was saved.</param>
/// <param name="HasEnd">True when an HTML page has its closing tag, so that it was saved whole.</param>
public sealed partial record CaptureText(IReadOnlyList<string> Lines, CaptureMedia Media, bool HasEnd)
{
    /// <summary>The attribute that marks words about a page rather than of it; what it stands on is not read.</summary>
    public const string IgnoreAttribute = "data-capture";

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
        return new CaptureText(PageWalk.Read(document, cancellation), media, media == CaptureMedia.Html && ClosingTag().IsMatch(page));
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
            if (isOfCard && label.NextElementSibling is { LocalName: "dd", NextElementSibling: null or { LocalName: not "dd" } } value)
                value.After(label);
        }
    }

    // At the start of a line: text may talk of tags.
    [GeneratedRegex(@"^\s*<(!doctype\s+html|html|head|body)[\s>]", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OpeningTag();

    [GeneratedRegex(@"</(html|body)\s*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ClosingTag();

    // An ampersand that starts no entity; "R&D" is not one, "&amp;" is.
    [GeneratedRegex("&(?!(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareAmpersand();
}
