using System.Net;
using ToolVerdicts.Captures;
using ToolVerdicts.Load;
using Capture = ToolVerdicts.Captures.Capture;
using static ToolVerdicts.Tests.Captures.CaptureDocument;

namespace ToolVerdicts.Tests.Captures;

public class HtmlCaptureTests
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

    internal static string Page(Capture capture) => HtmlPage.Of(capture);
}
