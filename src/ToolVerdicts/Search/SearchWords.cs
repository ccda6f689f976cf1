namespace ToolVerdicts.Search;

/// <summary>
/// Reads the words to search for from typed text. All other characters, operators of a query language among them, separate words.
/// </summary>
public static class SearchWords
{
    /// <summary>The most characters that are read.</summary>
    public const int MaxLength = 64;

    /// <summary>The most words that are searched for.</summary>
    public const int MaxWords = 8;

    /// <summary>The words as the full-text index has them (<see cref="Folding.WithoutMarks"/>), in their order, each once.</summary>
    public static IReadOnlyList<string> Of(string? text) =>
        Split(Folding.WithoutMarks(text ?? "").EnumerateRunes().Take(MaxLength)).Distinct(StringComparer.Ordinal).Take(MaxWords).ToList();

    /// <summary>All words of a text that is searched.</summary>
    public static IReadOnlyList<string> All(string text) => Split(Folding.WithoutMarks(text).EnumerateRunes());

    private static List<string> Split(IEnumerable<Rune> text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text)
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune);
                continue;
            }

            End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Separates alternative words, of which one is enough. No word contains it.</summary>
    public const char Or = '|';

    /// <summary>The expression for SQLite's full-text search: every word must be a word of the text, or its beginning.</summary>
    /// <param name="isWhole">True for a word that must be a whole word of the text.</param>
    public static string Match(IEnumerable<string> words, Func<string, bool> isWhole)
    {
        return string.Join(" AND ", words.Select(word => $"({string.Join(" OR ", Terms(word))})"));

        IEnumerable<string> Terms(string word) => word.Split(Or).Select(one => isWhole(word) ? $"\"{one}\"" : $"\"{one}\"*");
    }

    /// <summary>The expression for words that all may be beginnings of words.</summary>
    public static string Match(IEnumerable<string> words) => Match(words, _ => false);
}
