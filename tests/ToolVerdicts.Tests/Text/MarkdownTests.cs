using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Text;

public class MarkdownTests
{
    [Theory]
    [InlineData("Run `ollama pull x`.", "<p>Run <code>ollama pull x</code>.</p>")]
    [InlineData("`` a`b ``", "<p><code>a`b</code></p>")]
    [InlineData("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>")]
    [InlineData("*a* __b__ [c](d) <b> & \"e\" # f", "<p>*a* __b__ [c](d) &lt;b&gt; &amp; &quot;e&quot; # f</p>")]
    [InlineData("[note]: see below", "<p>[note]: see below</p>")]
    [InlineData("# not a heading", "<p># not a heading</p>")]
    [InlineData("1. not a list", "<p>1. not a list</p>")]
    [InlineData("a `b", "<p>a `b</p>")]
    [InlineData("`<script>`", "<p><code>&lt;script&gt;</code></p>")]
    public void Captured_text_is_paragraphs_and_code_and_nothing_else(string text, string html) =>
        Markdown.CapturedTextToHtml(text).TrimEnd().ShouldBe(html);
}
