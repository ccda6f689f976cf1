namespace ToolVerdicts.Text;

/// <summary>
/// Escapes text for Markdown (CommonMark with GitHub's tables and footnotes), so that no character of it is read as markup.
/// </summary>
public static class MarkdownText
{
    // Characters that are markup anywhere in a line, and those that are markup only at its start.
    private const string Markup = @"\`*_[]<>#|~";
    private const string MarkupAtStart = "-+=:";

    /// <summary>The text on one line, escaped.</summary>
    public static string Line(string text) => Escape(Wording.Collapse(text), isStart: true);

    /// <summary>
    /// Captured text, which is paragraphs and code between backticks (as <see cref="Markdown.CapturedTextToHtml"/> reads it): one line for
    /// each paragraph, in which code stays code and everything else is escaped.
    /// </summary>
    public static IEnumerable<string> Paragraphs(string captured)
    {
        var paragraph = new List<string>();
        foreach (var line in captured.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Append(""))
        {
            if (line.Length > 0)
            {
                paragraph.Add(line);
                continue;
            }

            if (paragraph.Count > 0)
                yield return WithCode(string.Join(' ', paragraph));
            paragraph.Clear();
        }
    }

    /// <summary>The paragraphs of captured text as a quotation.</summary>
    public static string Quotation(string captured) => string.Join("\n>\n", Paragraphs(captured).Select(paragraph => $"> {paragraph}"));

    private static string WithCode(string line)
    {
        var written = new StringBuilder(line.Length);
        var plain = 0;
        for (var at = Next(line, 0); at >= 0; at = Next(line, at))
        {
            var ticks = Run(line, at);
            var end = Closing(line, at + ticks, ticks);
            if (end >= 0)
            {
                written.Append(Escape(line[plain..at], isStart: plain == 0)).Append(line, at, end - at);
                plain = end;
            }

            at = Math.Max(plain, at + ticks);
        }

        return written.Append(Escape(line[plain..], isStart: plain == 0)).ToString();
    }

    /// <returns>The index behind the code that the backticks before <paramref name="from"/> open; -1 when they open none.</returns>
    private static int Closing(string line, int from, int ticks)
    {
        for (var at = Next(line, from); at >= 0; at = Next(line, at))
        {
            var run = Run(line, at);
            at += run;
            if (run == ticks)
                return at;
        }

        return -1;
    }

    private static int Next(string line, int from) => line.IndexOf('`', from);

    private static int Run(string line, int at) => line.AsSpan(at).IndexOfAnyExcept('`') is var length and >= 0 ? length : line.Length - at;

    private static string Escape(string text, bool isStart)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var digits = isStart ? text.TakeWhile(char.IsAsciiDigit).Count() : 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isMarkup = Markup.Contains(text[i])
                || i == 0 && isStart && MarkupAtStart.Contains(text[i])
                || i == digits && i > 0 && text[i] is ('.' or ')')
                || text[i] == '&' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] == '#');
            if (isMarkup)
                escaped.Append('\\');
            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }
}
