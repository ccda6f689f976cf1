using System.Text.RegularExpressions;
using Markdig;

namespace ToolVerdicts.Captures.Reading;

/// <summary>Reads a page that an agent or a reader saved as Markdown: it becomes HTML, which one walk reads as every other page.</summary>
internal static partial class MarkdownPage
{
    // Every line stays a line: programs that write Markdown put the values of a card below each other. HardWrap joins wrapped lines.
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseYamlFrontMatter().UseSoftlineBreakAsHardlineBreak().DisableHtml().Build();

    /// <summary>True for a text with a heading, a table or a link of Markdown.</summary>
    public static bool IsOne(string text)
    {
        var isBelowText = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            if (IsHeading(line) || IsTableLine(words) || IsLink(words) || (isBelowText && IsUnderline(words)))
                return true;
            isBelowText = !words.IsEmpty && words[0] is not ('|' or '>' or '-' or '#');
        }

        return false;
    }

    // "# A vs B"
    private static bool IsHeading(ReadOnlySpan<char> line) =>
        line.TrimStart(' ') is ['#', ..] words && line.Length - words.Length <= 3
        && words.TrimStart('#') is [' ', _, ..] rest && words.Length - rest.Length <= 6;

    // The line of = or - below a heading.
    private static bool IsUnderline(ReadOnlySpan<char> line) => line.Length >= 3 && (line.Trim('=').IsEmpty || line.Trim('-').IsEmpty);

    // The line below the head of a table.
    private static bool IsTableLine(ReadOnlySpan<char> line) =>
        line.Contains('|') && line.Contains("---", StringComparison.Ordinal) && line.IndexOfAnyExcept("|:- ") < 0;

    // "[A](https://…)"
    private static bool IsLink(ReadOnlySpan<char> line) => line.Contains('[')
        && (line.Contains("](http", StringComparison.Ordinal) || line.Contains("](/", StringComparison.Ordinal));

    /// <summary>The page as HTML.</summary>
    /// <exception cref="CaptureRefusedException">The text is too long or nests too deeply.</exception>
    public static string ToHtml(string text)
    {
        if (text.Length > CaptureLimits.MaxMarkdown)
            throw new CaptureRefusedException($"too large: Markdown over {CaptureLimits.MaxMarkdown / 1024} KB");
        try
        {
            return $"<!DOCTYPE html><html><body>{Markdig.Markdown.ToHtml(LineBreak().Replace(text, " "), Pipeline)}</body></html>";
        }
        catch (ArgumentException fault)
        {
            // Markdig throws this for elements that nest too deeply.
            throw new CaptureRefusedException("nested deeper than Markdown may be", fault);
        }
    }

    [GeneratedRegex("<br */?>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex LineBreak();
}
