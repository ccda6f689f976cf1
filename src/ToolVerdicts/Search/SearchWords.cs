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

    /// <summary>Separates alternative words, of which one is enough. No word contains it.</summary>
    public const char Or = '|';

    // Before a word that is searched for as it is, and not as a beginning: of all words, few begin with "net".
    private const char Whole = '.';

    /// <summary>
    /// The words as the full-text index has them (<see cref="Folding.WithoutMarks"/>), in their order, each once. Parts of one word, such
    /// as letters and digits, are separated by <see cref="IndexedText.Border"/>.
    /// </summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        var folded = string.Concat(Folding.WithoutMarks(text ?? "").EnumerateRunes().Take(MaxLength));
        var words = new List<string>();
        foreach (var word in IndexedText.Words(folded))
        {
            var part = folded[word.Start..word.End];
            if (word.IsJoined)
                words[^1] = $"{words[^1]}{IndexedText.Border}{part}";
            else
                words.Add(IndexedText.IsDotted(folded, word) ? $"{Whole}{part}" : part);
        }

        return words.Where(word => !word.Split(IndexedText.Border).All(IndexedText.IsSign)).Distinct(StringComparer.Ordinal).Take(MaxWords)
            .ToList();
    }

    /// <summary>All words of a text that is searched, without regard to which belong together.</summary>
    public static IEnumerable<string> All(string text)
    {
        var folded = Folding.WithoutMarks(text);
        return IndexedText.Words(folded).Select(word => folded[word.Start..word.End]);
    }

    /// <summary>The words as a visitor may read them.</summary>
    public static string Shown(IEnumerable<string> words) => string.Join(' ', words.Select(word =>
    {
        var shown = new StringBuilder();
        foreach (var (at, letter) in word.Index())
        {
            if (letter == Or)
                shown.Append(" or ");
            else if (letter != IndexedText.Border)
                shown.Append(letter);
            else if (at > 0 && at + 1 < word.Length && IsStop(word[at - 1], word[at + 1]))
                shown.Append('.');
        }

        return shown.ToString();
    }));

    /// <summary>The expression for SQLite's full-text search: every word must be a word of the text, or its beginning.</summary>
    /// <param name="isWhole">True for a word that must be a whole word of the text.</param>
    public static string Match(IEnumerable<string> words, Func<string, bool> isWhole) =>
        string.Join(" AND ", words.Select(word =>
            $"({string.Join(" OR ", word.Split(Or).Select(one => isWhole(word) || !IsBeginning(one) ? $"\"{one}\"" : $"\"{one}\"*"))})"));

    /// <summary>The expression for words that all may be beginnings of words.</summary>
    public static string Match(IEnumerable<string> words) => Match(words, _ => false);

    /// <summary>False for a word that is searched for as it is: one behind a full stop, and one whose last part is a single character. Too
    /// many words begin with that.</summary>
    internal static bool IsBeginning(string word) =>
        word[0] != Whole && word.LastIndexOf(IndexedText.Border) is var border && (border < 0 || word.Length - border > 2);

    /// <summary>The parts of one word.</summary>
    internal static string[] PartsOf(string word) => word.TrimStart(Whole).Split(IndexedText.Border);

    private static bool IsStop(char before, char after) => (char.IsAsciiDigit(before) && char.IsAsciiDigit(after))
        || (char.IsAsciiLetter(before) && char.IsAsciiLetter(after));
}
