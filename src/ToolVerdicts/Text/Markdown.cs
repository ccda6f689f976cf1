using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace ToolVerdicts.Text;

public static class Markdown
{
    private static readonly MarkdownPipeline CapturedText = BuildCapturedText();

    /// <summary>
    /// Renders captured text: paragraphs, and code between backticks. Captured pages are not written in Markdown, so nothing else in them
    /// is markup: asterisks, underscores, brackets and angle brackets stay as they are.
    /// </summary>
    public static string CapturedTextToHtml(string text) => Markdig.Markdown.ToHtml(text, CapturedText);

    private static MarkdownPipeline BuildCapturedText()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml();
        builder.BlockParsers.Clear();
        builder.BlockParsers.Add(new PlainParagraphParser { ParseSetextHeadings = false });
        builder.InlineParsers.Clear();
        builder.InlineParsers.Add(new CodeInlineParser());
        return builder.Build();
    }

    // Markdig's own parser reads "[note]: see below" at the start of a paragraph as a link definition and drops it.
    private sealed class PlainParagraphParser : ParagraphBlockParser
    {
        public override bool Close(BlockProcessor processor, Block block)
        {
            ((ParagraphBlock)block).Lines.Trim();
            return true;
        }
    }
}
