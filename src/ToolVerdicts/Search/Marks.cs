using System.Text;

namespace ToolVerdicts.Search;

/// <summary>The characters that stand around a match; no captured text holds them.</summary>
public static class Marks
{
    /// <summary>Before a match.</summary>
    public const char Start = '\u0002';

    /// <summary>Behind a match.</summary>
    public const char End = '\u0003';

    /// <summary>The text with marks around the words that begin with one of these.</summary>
    /// <param name="text">Text without marks.</param>
    /// <param name="words">In lower case, as <see cref="SearchWords.Of"/> gives them.</param>
    public static string Around(string text, IReadOnlyList<string> words)
    {
        var begins = words.SelectMany(word => word.Split(SearchWords.Or)).ToList();
        var marked = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            var word = text[at..end];
            if (begins.Exists(begin => word.StartsWith(begin, StringComparison.OrdinalIgnoreCase)))
                marked.Append(Start).Append(word).Append(End);
            else
                marked.Append(word);
            for (at = end; at < text.Length && !char.IsLetterOrDigit(text[at]); at++)
                marked.Append(text[at]);
        }

        return marked.ToString();
    }
}
