using System.Text;

namespace ToolVerdicts.Search;

/// <summary>What a visitor typed, as words to look for. Whatever else was typed, signs of a query language among it, parts words.</summary>
public static class SearchWords
{
    /// <summary>How many characters of a query are read.</summary>
    public const int MaxLength = 64;

    /// <summary>The most words that are looked for.</summary>
    public const int MaxWords = 8;

    /// <summary>The words in lower case, in their order, each once.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes().Take(MaxLength))
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
                continue;
            }

            End();
        }

        End();
        return words.Distinct(StringComparer.Ordinal).Take(MaxWords).ToList();

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Parts words of which one is enough. No word holds it.</summary>
    public const char Or = '|';

    /// <summary>The words as SQLite's full-text search reads them: every one must begin a word of the text, or be one.</summary>
    /// <param name="words">The words.</param>
    /// <param name="isWhole">True for a word that must be one.</param>
    public static string Match(IEnumerable<string> words, Func<string, bool> isWhole) =>
        string.Join(" AND ", words.Select(word => $"({string.Join(" OR ", word.Split(Or).Select(one => isWhole(word) ? $"\"{one}\"" : $"\"{one}\"*"))})"));

    /// <summary>The same of words that all must begin a word of the text.</summary>
    public static string Match(IEnumerable<string> words) => Match(words, _ => false);
}
