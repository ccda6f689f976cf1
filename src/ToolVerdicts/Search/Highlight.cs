namespace ToolVerdicts.Search;

/// <summary>Encloses the matches of a search in characters that no captured text has.</summary>
public static class Highlight
{
    /// <summary>The character before a match.</summary>
    public const char Start = '\u0002';

    /// <summary>The character behind a match.</summary>
    public const char End = '\u0003';

    /// <summary>The text with marks around the words that begin with one of the words of a search.</summary>
    /// <param name="text">Text without marks.</param>
    /// <param name="words">Words from <see cref="SearchWords.Of"/>.</param>
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
            var folded = Folding.WithoutMarks(word);
            if (begins.Exists(begin => folded.StartsWith(begin, StringComparison.Ordinal)))
                marked.Append(Start).Append(word).Append(End);
            else
                marked.Append(word);
            for (at = end; at < text.Length && !char.IsLetterOrDigit(text[at]); at++)
                marked.Append(text[at]);
        }

        return marked.ToString();
    }
}
