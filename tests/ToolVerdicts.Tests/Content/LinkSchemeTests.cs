using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ToolVerdicts.Content;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Content;

public sealed class LinkSchemeTests : IDisposable
{
    private const string Site = "https://verdicts.example/";

    private static readonly string[] Destinations =
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "JAVASCRIPT:alert(1)", "jAvAsCrIpT:alert(1)", "javascript://%0aalert(1)",
        "javascript:/**/alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)", "java\rscript:alert(1)", "javascript\t:alert(1)",
        "javascript\n:alert(1)", "\u0001javascript:alert(1)", "\u001Fjavascript:alert(1)", "\u00A0javascript:alert(1)",
        "\uFEFFjavascript:alert(1)", "\u200Bjavascript:alert(1)", "\u2028javascript:alert(1)", " javascript:alert(1)",
        "java\\script:alert(1)", "java\\\tscript:alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)",
        "&#x6a&#x61vascript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)", "javascript&#x3A;alert(1)",
        "javascript&#0000058alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "java&#9;script:alert(1)",
        "java&#10;script:alert(1)", "java&#13;script:alert(1)", "&#1;javascript:alert(1)", "&#0;javascript:alert(1)",
        "javascript%3Aalert(1)", "%6Aavascript:alert(1)", "javascript%00:alert(1)", "java%0Ascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "DATA:text/html,x",
        "data&colon;text/html,x", "data:image/svg+xml,<svg onload=alert(1)>", "data:,x", "vbscript:msgbox(1)", "VBScript:msgbox(1)",
        "vb\nscript:msgbox(1)", "file:///etc/passwd", "FILE:///etc/passwd", "file:etc/passwd", "//evil.example", "///evil.example",
        "////evil.example", "\\\\evil.example", "/\\evil.example", "\\/evil.example", "/\t/evil.example", "/\n/evil.example",
        "/&#9;/evil.example", "\t//evil.example", "&#9;//evil.example", "&sol;&sol;evil.example", "&bsol;&bsol;evil.example",
        "blob:https://evil.example/x", "filesystem:https://evil.example/x", "view-source:javascript:alert(1)", "feed:javascript:alert(1)",
        "jar:https://evil.example!/x", "ftp://evil.example", "ws://evil.example", "tel:+1", "sms:+1", "intent://evil.example",
        "about:blank", "chrome://settings", "resource://x", "ms-word:ofe|u|x", "x:", ":javascript:alert(1)", "livescript:alert(1)",
        "mocha:alert(1)", "urn:x", "cid:x", "mhtml:https://evil.example", "wyciwyg://x", "ｊavascript:alert(1)", "javaſcript:alert(1)",
        "javascript：alert(1)", "https:evil.example", "https:/evil.example", "https:\\\\evil.example", "http:evil.example",
        "https://good.example@evil.example", "https://evil.example", "HTTP://evil.example", "mailto:a@example.org",
        "MAILTO:a@example.org", "/methodology", "#javascript:alert(1)", "?q=javascript:alert(1)", "./javascript:alert(1)",
        "a/javascript:alert(1)",
    ];

    private readonly ProseFolder _content = new();

    [Fact]
    public void There_are_a_hundred_destinations_at_least() =>
        Destinations.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(100);

    [Theory]
    [InlineData("[text]({0})")]
    [InlineData("[text](<{0}>)")]
    [InlineData("[text]({0} \"title\")")]
    [InlineData("<{0}>")]
    [InlineData("[text]\n\n[text]: {0}")]
    [InlineData("[text]\n\n[text]: <{0}>")]
    [InlineData("[a][b]\n\n[b]: {0}")]
    [InlineData("![text]({0})")]
    [InlineData("[![text]({0})]({0})")]
    [InlineData("| a |\n|---|\n| [b]({0}) |")]
    [InlineData("<a href=\"{0}\">text</a>")]
    [InlineData("{0}")]
    public void However_a_link_is_written_it_leads_to_a_page_or_a_mail_address_or_keeps_the_site_from_starting(string form)
    {
        var shown = 0;
        foreach (var destination in Destinations)
        {
            if (Html(form.Replace("{0}", destination)) is not { } html)
                continue;
            shown++;
            var body = new HtmlParser().ParseDocument(html).Body!;
            body.QuerySelectorAll("[src], [action], [formaction], script, img, iframe, object").ShouldBeEmpty(destination);
            foreach (var href in body.QuerySelectorAll("[href]").Select(link => link.GetAttribute("href")!))
                ShouldBeHarmless(href, destination);
        }

        // HTML is refused, whatever its links.
        (shown > 0).ShouldBe(!form.StartsWith("<a", StringComparison.Ordinal));
    }

    [Fact]
    public void Captured_text_has_no_links_at_all()
    {
        foreach (var destination in Destinations)
            new HtmlParser().ParseDocument(Markdown.CapturedTextToHtml($"[text]({destination}) <{destination}> ![text]({destination})"))
                .QuerySelectorAll("[href], [src]").ShouldBeEmpty(destination);
    }

    // Resolves the URL as browsers do: spaces, controls, tabs and line breaks are removed, and a backslash is a slash.
    private static void ShouldBeHarmless(string href, string destination)
    {
        var url = new Url(new Url(Site), href);
        url.Scheme.ShouldBeOneOf(["http", "https", "mailto"], destination);
        if (url.Host != new Uri(Site).Host && url.Scheme != "mailto")
            href.ToLowerInvariant().ShouldMatch("^https?:", destination);
    }

    private string? Html(string body)
    {
        try
        {
            return _content.Html(body);
        }
        catch (ContentException)
        {
            return null;
        }
    }

    public void Dispose() => _content.Dispose();
}
