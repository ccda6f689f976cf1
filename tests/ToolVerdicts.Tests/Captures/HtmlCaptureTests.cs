using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ToolVerdicts.Captures;
using ToolVerdicts.Captures.Reading;
using Capture = ToolVerdicts.Captures.Capture;
using static ToolVerdicts.Tests.Captures.CaptureDocument;

namespace ToolVerdicts.Tests.Captures;

public partial class HtmlCaptureTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_page_in_HTML_says_what_its_text_says(int number)
    {
        var html = Page(Seed(number));
        var capture = Parse(html);
        capture.Media.ShouldBe(CaptureMedia.Html);
        capture.Warnings.ShouldBeEmpty();
        FactsOf(capture).ShouldBe(SeedFacts(number));
    }

    [Fact]
    public void A_text_capture_inside_pre_is_read_line_by_line()
    {
        var html = $"<!doctype html><title>x</title><pre>{WebUtility.HtmlEncode(Seeds.Text(2))}</pre></html>";
        FactsOf(Parse(html)).ShouldBe(SeedFacts(2));
    }

    [Fact]
    public void A_description_list_names_its_values_before_them()
    {
        var html = Page(Seed(2))
            .Replace("<ul><li><strong>100%</strong><span>Panel ship</span></li><li><span>—</span><span>Community</span></li>",
                "<dl><dt>Panel ship</dt><dd>100%</dd><dt>Community</dt><dd>—</dd>")
            .Replace("<li><b>Free</b><i>Entry</i></li></ul>", "<dt>Entry</dt><dd>Free</dd></dl>")
            .Replace("<li><b>Paid</b><i>Entry</i></li></ul>", "<dt>Entry</dt><dd>Paid</dd></dl>");
        html.ShouldContain("<dl>");
        FactsOf(Parse(html)).ShouldBe(SeedFacts(2));
    }

    [Fact]
    public void Buttons_and_a_badge_beside_the_category_are_no_content()
    {
        var html = Page(Seed(2))
            .Replace("<span>Developer Tools</span>", "<span>Developer Tools</span><span>Ship</span>")
            .Replace("<div><span>Ship</span></div>", "<button>Bookmark</button>");
        FactsOf(Parse(html)).ShouldBe(SeedFacts(2));
    }

    [Fact]
    public void Text_that_talks_about_tags_is_no_HTML()
    {
        var capture = Parse(Seeds.Text(0).Replace("The HF ecosystem", "The <div> of the <b>HF</b> ecosystem & R&D"));
        capture.Media.ShouldBe(CaptureMedia.Text);
        capture.Reviews[1].Text.ShouldStartWith("The <div> of the <b>HF</b> ecosystem & R&D");
    }

    [Fact]
    public void A_cell_without_text_keeps_its_place_and_is_not_stated()
    {
        var html = Page(Seed(2)).Replace("<td>Free (Apache 2.0 open weights on Hugging Face)</td>", "<td> </td>");
        var capture = Parse(html);
        capture.Tools[0].PriceText.ShouldBeNull();
        capture.Tools[1].PriceText.ShouldBe("Pay-per-token / Pay-per-GPU-second (no idle charges)");
    }

    /// <summary>Writes a capture as a page of nested wrappers, headings, lists, tables and scripts.</summary>
    internal static string Page(Capture capture)
    {
        var html = new StringBuilder("<!DOCTYPE html><html><head><title>Compare</title>");
        html.Append("<script>if (a<b) { document.write('<div>Panel ship</div>'); }</script></head><body>");
        html.Append("<nav><ul><li><a href=/>Home</a></li><li><a href=/tools>Tools</a></li></ul></nav><div id=root><div><main>");
        var heading = E(string.Join(" vs ", capture.Tools.Select(tool => tool.Identity.Name)));
        html.Append($"<p><a href=/compare>Compare</a><span>/</span><span>{heading}</span></p>");
        html.Append($"<span class=kicker>AI tool comparison</span><h1>{heading}</h1>");
        html.Append("<p>Which one should you ship with? Here it is.</p><div class=grid>");
        foreach (var tool in capture.Tools)
        {
            html.Append($"<div class=card><div><div>{E(tool.Identity.Name[..1])}</div><span>{E(tool.Category)}</span></div>");
            html.Append($"<h2><a>{E(tool.Identity.Name)}</a></h2><p>{E(tool.Identity.Tagline)}</p>");
            html.Append(tool.Badge is null ? "" : $"<div><span>{tool.Badge}</span></div>");
            html.Append($"<ul><li><strong>{tool.PanelShare}%</strong><span>Panel ship</span></li>");
            html.Append($"<li><span>—</span><span>Community</span></li><li><b>{E(tool.PriceWord)}</b><i>Entry</i></li></ul>");
            html.Append($"<div><p>{E(tool.Description)}</p></div></div>");
        }

        html.Append("</div>");
        if (capture.Form == CaptureForm.Rich)
            html.Append(Table(capture));
        html.Append("<section><h2>Reviewer scorecard</h2>");
        foreach (var row in capture.Reviews.GroupBy(review => review.Row))
            html.Append("<div class=row>").Append(string.Concat(row.Select((review, i) => Review(review, i == 0)))).Append("</div>");
        return html.Append("</section></main><script>track()</script></div></div></body></html>").ToString();
    }

    private static string Table(Capture capture)
    {
        var rows = new (string Label, Func<CapturedTool, string?> Value)[]
        {
            ("Panel verdict", tool => $"{tool.Badge} · {tool.PanelTally!.Value.Ship} ship / {tool.PanelTally.Value.Skip} skip"),
            ("Community", _ => "No community votes yet"),
            ("Pricing", tool => tool.PriceText),
            ("Best for", tool => tool.Identity.Tagline),
            ("Category", tool => tool.Category),
        };
        var head = string.Concat(capture.Tools.Select(tool => $"<th>{E(tool.Identity.Name)}</th>"));
        var body = string.Concat(rows.Select(row =>
            $"<tr><th>{row.Label}</th>{string.Concat(capture.Tools.Select(tool => $"<td>{E(row.Value(tool))}</td>"))}</tr>"));
        return $"<table><thead><tr><th>Decision</th>{head}</tr></thead><tbody>{body}</tbody></table>";
    }

    private static string Review(CapturedReview review, bool isFirst)
    {
        var text = Backticks().Replace(E(review.Text), "<code>${code}</code>");
        return review.Reviewer is null
            ? $"<blockquote>“{text}”</blockquote>"
            : (isFirst ? $"<h3>{review.Reviewer.Name}</h3>" : "")
                + $"<div><span>{review.Score}/100</span><span> · </span><span>{review.Call.ToString()!.ToLowerInvariant()}</span></div>"
                + $"<p>{text}</p>";
    }

    private static string E(string? text) => WebUtility.HtmlEncode(text ?? "");

    [GeneratedRegex("`(?<code>[^`]*)`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Backticks();
}
