namespace ToolVerdicts.Text;

/// <summary>Suggests known words for an unknown one.</summary>
public static class Nearest
{
    // Longer words are no slips of the pen, and comparing them would take long.
    private const int LongestWord = 80;
    private const int MostListed = 24;

    /// <summary>The known word that differs least; null when none is near.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        if (word.Length > LongestWord)
            return null;
        var typed = word.ToLowerInvariant();
        var most = Math.Min(Math.Max(2, word.Length / 3), word.Length - 1);
        return known
            .Where(candidate => Math.Abs(candidate.Length - typed.Length) <= most)
            .Select(candidate => (Word: candidate, Distance: EditDistance.Between(typed, candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= most)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .FirstOrDefault().Word;
    }

    /// <summary>The end of a sentence on an unknown word: the nearest known one, else all, unless they are many.</summary>
    /// <param name="listing">The words before all of them, such as "the keys are".</param>
    public static string Hint(string word, IReadOnlyCollection<string> known, string listing)
    {
        if (To(word, known) is { } near)
            return $"; did you mean {near}?";
        return known.Count is 0 or > MostListed ? "" : $"; {listing} {Listed(known)}";
    }

    /// <summary>An unknown word for a message: as it is when it is plain, else quoted and cut.</summary>
    public static string Shown(string word) =>
        word.Length <= LongestWord && word.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/') ? word : Excerpt.Of(word);

    private static string Listed(IReadOnlyCollection<string> words) =>
        words.Count == 1 ? words.First() : $"{string.Join(", ", words.SkipLast(1))} and {words.Last()}";
}
