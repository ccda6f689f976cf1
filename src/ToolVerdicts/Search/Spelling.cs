namespace ToolVerdicts.Search;

/// <summary>Finds words that differ in one letter. The index of <see cref="Forms"/> spares comparing with every word.</summary>
public static class Spelling
{
    /// <summary>The fewest letters of a word that is corrected. Shorter words differ in one letter from too many others: "gpt" from "gpu".
    /// </summary>
    public const int FewestLetters = 4;

    // Longer words have too many forms, and nobody types them.
    private const int LongestWord = 32;

    /// <summary>The most words that one word is replaced by.</summary>
    public const int MostNear = 5;

    /// <summary>True for a word that is corrected, and corrected to. Digits are words of their own in the index, and never corrected: a
    /// version is not another one.</summary>
    public static bool IsCorrected(string word) => word.Length <= LongestWord && word.Count(char.IsLetter) >= FewestLetters;

    /// <summary>
    /// The word itself and every form that lacks one of its letters. Two words that differ in one letter, or in the order of two
    /// neighbours, share a form.
    /// </summary>
    public static IReadOnlyList<string> Forms(string word) =>
        [word, .. Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1)).Distinct(StringComparer.Ordinal)];

    /// <summary>The candidates that differ from the typed word in one letter, or in the order of two neighbours.</summary>
    public static IReadOnlyList<string> Near(string typed, IEnumerable<string> candidates) => candidates
        .Where(candidate => candidate != typed && (EditDistance.Between(typed, candidate) == 1 || IsSwapped(typed, candidate)))
        .Order(StringComparer.Ordinal).ToList();

    private static bool IsSwapped(string a, string b)
    {
        if (a.Length != b.Length)
            return false;
        var differing = Enumerable.Range(0, a.Length).Where(i => a[i] != b[i]).ToList();
        return differing is [var first, var second] && second == first + 1 && a[first] == b[second] && a[second] == b[first];
    }
}
