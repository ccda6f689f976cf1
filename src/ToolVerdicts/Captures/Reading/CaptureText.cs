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
    private const int MostTags = 10;

    /// <inheritdoc cref="PageAddress.FindIn"/>
    public string? Address { get; init; }

    /// <summary>True for text whose lines were broken at a width, and were joined again.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Extracts the lines of a saved page. Text and Markdown are turned into HTML first, so that one walk reads all formats.
    /// </summary>
    /// <exception cref="CaptureRefusedException">
    /// The page nests too deeply, has too many elements or lines, lacks a part, or is a translation.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public static CaptureText Read(string page, CancellationToken cancellation)
    {
        var media = LooksLikeHtml(page) ? CaptureMedia.Html : CaptureMedia.Text;
        if (media == CaptureMedia.Text && page.AsSpan().Count('\n') > CaptureLimits.MaxLines)
            throw new CaptureRefusedException($"over {CaptureLimits.MaxLines} lines");
        RefuseMixture(page, media);
        var joined = media == CaptureMedia.Text ? HardWrap.Join(page) : null;
        var text = joined ?? page;
        var isMarkdown = media == CaptureMedia.Text && MarkdownPage.IsOne(text);
        using var document = Parse(
            isMarkdown ? MarkdownPage.ToHtml(text) : media == CaptureMedia.Html ? text : Wrap(text), cancellation);
        RefuseTranslation(document);
        // The last section of a twin shows that it was saved completely.
        var isTwin = isMarkdown && OwnTwin.TryMark(document);
        PageParts.Arrange(document, cancellation);
        MoveLabelsBelowValues(document);
        var hasEnd = isTwin || (media == CaptureMedia.Html && ClosingTag().IsMatch(page));
        return new CaptureText(
            OwnPage.Read(document, cancellation) ?? PageWalk.Read(document.Body, cancellation), media, PageDate.FindIn(document), hasEnd)
        {
            Address = PageAddress.FindIn(document),
            IsJoined = joined is not null,
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

    // The rest of another container would be read as words of the page. Prose may mention a few tags.
    private static void RefuseMixture(string page, CaptureMedia media)
    {
        if (GluedHeader().IsMatch(page) || (page.Contains("Content-Transfer-Encoding:", StringComparison.OrdinalIgnoreCase)
            && page.Contains("Content-Location:", StringComparison.OrdinalIgnoreCase)))
            throw new CaptureRefusedException("damaged: the page goes over into an MHTML file");
        if (media == CaptureMedia.Text && page.Split('\n').Any(line => Tag().Count(line) > MostTags))
            throw new CaptureRefusedException("damaged: the text goes over into HTML");
    }

    // Translators of browsers mark what they have translated. Their words are not those of the page.
    private static void RefuseTranslation(IHtmlDocument document)
    {
        var isTranslated = document.DocumentElement is { } root
            && (root.ClassList.Contains("translated-ltr") || root.ClassList.Contains("translated-rtl"));
        if (isTranslated || document.QuerySelector("[_msttexthash]") is not null
            || (PageAddress.FindIn(document) is { } address && new Uri(address).Host.EndsWith(".translate.goog", StringComparison.Ordinal)))
            throw new CaptureRefusedException("a translation by a program; save the page in its own language");
    }

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

    [GeneratedRegex(
        @"[\p{L}\p{N}.,=]Content-(Transfer-Encoding|Type|Location):", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex GluedHeader();

    [GeneratedRegex("</?[a-z]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

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
