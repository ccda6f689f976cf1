using System.Text.RegularExpressions;

namespace ToolVerdicts.Text;

/// <summary>Escapes text for Markdown (CommonMark with GitHub's tables and footnotes), so that nothing in it is read as markup.</summary>
public static partial class MarkdownText
{
    // Characters that are markup anywhere in a line, and those that are markup only at its start.
    private const string Markup = @"\`*_[]<>#|~";
    private const string MarkupAtStart = "-+=:";

    /// <summary>The text on one line, escaped.</summary>
    public static string Line(string text) => Escape(Wording.Collapse(text), isStart: true);

    /// <summary>The paragraphs of captured text, each on one line; code between backticks stays, everything else is escaped.</summary>
    public static IEnumerable<string> Paragraphs(string captured)
    {
        var lines = string.Join('\n', captured.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries));
        return lines.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph => WithCode(paragraph.Replace('\n', ' ')));
    }

    /// <summary>The paragraphs of captured text as a quotation.</summary>
    public static string Quotation(string captured) => string.Join("\n>\n", Paragraphs(captured).Select(paragraph => $"> {paragraph}"));

    private static string WithCode(string line)
    {
        var (written, plain) = (new StringBuilder(line.Length), 0);
        foreach (Match code in CodeSpan().Matches(line))
        {
            written.Append(Escape(line[plain..code.Index], isStart: plain == 0)).Append(code.Value);
            plain = code.Index + code.Length;
        }

        return written.Append(Escape(line[plain..], isStart: plain == 0)).ToString();
    }

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

    // Code ends at the next run of as many backticks as it began with.
    [GeneratedRegex("(?<!`)(?<run>`+)(?!`).+?(?<!`)\\k<run>(?!`)", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeSpan();
}
