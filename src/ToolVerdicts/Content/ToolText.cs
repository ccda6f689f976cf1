using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ToolVerdicts.Content;

/// <summary>The text of a tool's file: a description, then sections under headings of the second level.</summary>
/// <param name="Sections">The description, whose heading is empty, and the sections.</param>
internal sealed record ToolText(IReadOnlyList<ToolSection> Sections)
{
    /// <summary>Splits and checks a text. Null when it is not understood, which is a fault.</summary>
    /// <param name="firstLine">The line of the file on which the text starts.</param>
    public static ToolText? Parse(string text, long firstLine, FileFaults faults)
    {
        foreach (var (i, line) in text.Split('\n').Index())
        {
            if (line.AsSpan().IndexOfAny(HiddenCharacters.InMarkdown) is >= 0 and var hidden)
                faults.Add(firstLine + i, hidden + 1, $"the character {HiddenCharacters.Name(line, hidden)} stands here");
        }

        if (ProseMarkdown.Parse(text, firstLine, faults) is not { } document)
            return null;
        var sections = new List<ToolSection>();
        var (heading, headingLine, start) = ("", firstLine, 0);
        foreach (var next in document.OfType<HeadingBlock>().Where(block => block.Level == 2))
        {
            Add(next.Span.Start);
            (heading, headingLine, start) = (Words(next), firstLine + next.Line, EndOfLine(text, next.Span.End));
        }

        Add(text.Length);
        foreach (var section in sections)
            ProseMarkdown.Check(section.Text, section.TextLine, faults);
        return new ToolText(sections);

        void Add(int end)
        {
            var whole = text[start..Math.Max(start, end)];
            // Blank lines go, the indentation of the first line stays.
            var first = whole.LastIndexOf('\n', Math.Max(0, whole.Length - whole.TrimStart().Length - 1)) + 1;
            var textLine = firstLine + text.AsSpan(0, start + first).Count('\n');
            sections.Add(new ToolSection(heading, whole[first..].TrimEnd(), headingLine, textLine));
        }
    }

    // A heading may be closed by number signs, which are outside of its span.
    private static int EndOfLine(string text, int index) =>
        index < text.Length && text.IndexOf('\n', Math.Max(0, index)) is >= 0 and var end ? end : text.Length;

    private static string Words(HeadingBlock heading)
    {
        var words = heading.Inline?.Descendants().Select(part => part switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            LineBreakInline => " ",
            _ => "",
        });
        return Wording.Collapse(string.Concat(words ?? []));
    }
}
