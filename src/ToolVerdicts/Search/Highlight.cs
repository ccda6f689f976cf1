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
        var searched = words.SelectMany(word => word.Split(SearchWords.Or))
            .Select(word => (Parts: SearchWords.PartsOf(word), IsBeginning: SearchWords.IsBeginning(word))).ToList();
        var found = IndexedText.Words(text).ToList();
        var folded = found.ConvertAll(word => Folding.WithoutMarks(text[word.Start..word.End]));
        var (marked, from) = (new StringBuilder(text.Length + 16), 0);
        for (var i = 0; i < found.Count; i++)
        {
            var length = searched.Where(word => IsAt(i, word.Parts, word.IsBeginning)).Select(word => word.Parts.Length)
                .DefaultIfEmpty(0).Max();
            if (length == 0)
                continue;
            var (start, end) = (found[i].Start, found[i + length - 1].End);
            marked.Append(text, from, start - from).Append(Start).Append(text, start, end - start).Append(End);
            (from, i) = (end, i + length - 1);
        }

        return marked.Append(text, from, text.Length - from).ToString();

        bool IsAt(int at, string[] parts, bool isBeginning) => at + parts.Length <= found.Count && parts.Index().All(part =>
            isBeginning && part.Index == parts.Length - 1
                ? folded[at + part.Index].StartsWith(part.Item, StringComparison.Ordinal)
                : folded[at + part.Index] == part.Item);
    }
}
