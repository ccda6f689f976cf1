using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The visible text of a captured page in reading order.</summary>
/// <param name="Lines">Lines in Unicode's form NFC without white space at their ends; none is empty.</param>
/// <param name="Media">The file format in which the page was saved.</param>
/// <param name="Date">The date in the page's metadata; null when there is none.</param>
/// <param name="HasEnd">True for HTML with a closing tag of its body or html element, which shows that it was saved completely.</param>
internal sealed partial record CaptureText(IReadOnlyList<string> Lines, CaptureMedia Media, PageDate? Date, bool HasEnd)
{
    /// <inheritdoc cref="PageAddress.FindIn"/>
    public string? Address { get; init; }

    /// <summary>Extracts the lines of a saved page. A text capture is wrapped in HTML first, so that one walk reads both formats.</summary>
    /// <exception cref="CaptureRefusedException">The page nests too deeply, or has too many elements or lines.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public static CaptureText Read(string page, CancellationToken cancellation)
    {
        var media = LooksLikeHtml(page) ? CaptureMedia.Html : CaptureMedia.Text;
        if (media == CaptureMedia.Text && page.AsSpan().Count('\n') > CaptureLimits.MaxLines)
            throw new CaptureRefusedException($"over {CaptureLimits.MaxLines} lines");
        using var document = Parse(media == CaptureMedia.Html ? page : Wrap(page), cancellation);
        MoveLabelsBelowValues(document);
        var hasEnd = media == CaptureMedia.Html && ClosingTag().IsMatch(page);
        return new CaptureText(
            OwnPage.Read(document, cancellation) ?? PageWalk.Read(document.Body, cancellation), media, PageDate.FindIn(document), hasEnd)
        {
            Address = PageAddress.FindIn(document),
        };
    }

    private static IHtmlDocument Parse(string html, CancellationToken cancellation)
    {
        if (MarkupScan.FindExcess(html) is { } excess)
            throw new CaptureRefusedException(excess);
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
        return parser.ParseDocument(html);
    }

    private static bool LooksLikeHtml(string page)
    {
        var start = page.AsSpan().TrimStart("\uFEFF \t\r\n");
        return (start.Length > 1 && start[0] == '<' && (char.IsAsciiLetter(start[1]) || start[1] is '!' or '?'))
            || OpeningTag().IsMatch(page[..Math.Min(page.Length, 4096)]);
    }

    private static string Wrap(string text) =>
        $"<!DOCTYPE html><html><body><pre>\n{BareAmpersand().Replace(text, "&amp;").Replace("<", "&lt;")}</pre></body></html>";

    // In text a card's label stands below its value; in a description list, dt stands above dd.
    private static void MoveLabelsBelowValues(IHtmlDocument document)
    {
        foreach (var label in document.QuerySelectorAll("dt"))
        {
            if (Wording.Collapse(label.TextContent) is CaptureLines.PanelShip or CaptureLines.CommunityLabel or CaptureLines.Entry
                && label.NextElementSibling is { LocalName: "dd", NextElementSibling: null or { LocalName: not "dd" } } value)
                value.After(label);
        }
    }

    // Only at the start of a line, because prose may mention tags.
    [GeneratedRegex(
        @"^\s*<(!doctype\s+html|html|head|body)[\s>]",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OpeningTag();

    [GeneratedRegex(@"</(html|body)\s*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ClosingTag();

    // An ampersand that starts no entity, as in "R&D".
    [GeneratedRegex(
        "&(?!(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)",
        RegexOptions.ExplicitCapture, CaptureLines.TimeoutMilliseconds)]
    private static partial Regex BareAmpersand();
}
