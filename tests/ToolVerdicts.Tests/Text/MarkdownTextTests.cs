using AngleSharp.Html.Parser;
using Markdig;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Text;

public class MarkdownTextTests
{
    // Extensions of CommonMark that common renderers support and that can change how text is read.
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseTaskLists()
        .UseEmphasisExtras().Build();

    public static TheoryData<string> Texts { get; } =
    [
        "# A heading", "A # heading #", "- item", "+ item", "* item", "1. item", "12) item", "> quote", "---", "===", "***",
        "| a | b |\n|---|---|", "~~~", "```\ncode\n```", "[a](javascript:alert(1))", "![a](b)", "[^1]", "[^1]: note", "[a]: http://b",
        "<script>alert(1)</script>", "<!-- x", "&lt; &amp; &#60; AT&T & co", "*a* _b_ **c** ~~d~~ __init__", "a \\ b \\* c", "a ` b",
        "`a", "a ``` b ` c", "snake_case and 2*3*4", "    four spaces", "\tTab", "- [ ] task", "a  \nb", "a\\\nb", "= not a heading",
        ": definition", "One.\n\nTwo.\n\n\n# Three", "a\r\n\r\nb", "`` a`b `` and `c`", "\\`code`", "`<b>`", "`a\nb`", "x`", "``",
        "`a``b`", "1986. A year", "“quoted” — dash",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_line_reads_as_the_text_it_was_and_nothing_else(string text)
    {
        foreach (var (before, after) in new[] { ("", ""), ("# ", ""), ("- ", ""), ("> ", ""), ("Text: ", ".") })
        {
            var body = Read($"{before}{MarkdownText.Line(text)}{after}");
            body.QuerySelectorAll("a, img, em, strong, del, code, script, table, sup").ShouldBeEmpty();
            body.QuerySelectorAll("h1, h2, hr, ul, ol, li, blockquote").Length
                .ShouldBe(before is "" or "Text: " ? 0 : before == "- " ? 2 : 1);
            Plain(body.TextContent).ShouldBe(Plain($"{(before == "Text: " ? before : "")}{text}{after}"));
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_table_cell_holds_the_text_and_stays_one_cell(string text)
    {
        var body = Read($"| a | b |\n| --- | --- |\n| {MarkdownText.Line(text)} | end |");
        body.QuerySelectorAll("tbody td").Select(cell => Plain(cell.TextContent)).ShouldBe([Plain(text), "end"]);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Captured_text_reads_as_it_does_in_HTML(string text)
    {
        var html = new HtmlParser().ParseDocument(ToolVerdicts.Text.Markdown.CapturedTextToHtml(text)).Body!;
        var body = Read(MarkdownText.Quotation(text));
        var quotation = body.QuerySelector("blockquote");
        (quotation?.QuerySelectorAll("p").Select(paragraph => Plain(paragraph.TextContent)) ?? [])
            .ShouldBe(html.QuerySelectorAll("p").Select(paragraph => Plain(paragraph.TextContent)));
        body.QuerySelectorAll("code").Select(code => Plain(code.TextContent))
            .ShouldBe(html.QuerySelectorAll("code").Select(code => Plain(code.TextContent)));
        body.QuerySelectorAll("a, img, em, strong, del, script, table, sup, h1, h2, hr, ul, ol, li, pre").ShouldBeEmpty();
        body.QuerySelectorAll("blockquote").Length.ShouldBe(1);
    }

    private static AngleSharp.Html.Dom.IHtmlElement Read(string markdown) =>
        new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(markdown, Reader)).Body!;

    private static string Plain(string text) => Wording.Collapse(text);
}
