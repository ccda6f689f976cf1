namespace ToolVerdicts.Text;

/// <summary>Several words of an enumeration in one column, with spaces between them; null is none.</summary>
internal static class WordList
{
    /// <param name="words">The words, without repeats.</param>
    public static string? Of<T>(IReadOnlyCollection<T> words)
        where T : struct, Enum
    {
        if (words.Count == 0)
            return null;
        return string.Join(' ', words.Order().Select(word => word.ToString().ToLowerInvariant()));
    }

    /// <summary>The list without a word.</summary>
    public static string? Without<T>(string? list, T word)
        where T : struct, Enum
    {
        var rest = list?.Split(' ').Where(other => !other.Equals(word.ToString(), StringComparison.OrdinalIgnoreCase)).ToList();
        return rest is [_, ..] ? string.Join(' ', rest) : null;
    }

    public static bool Has<T>(string? list, T word)
        where T : struct, Enum =>
        list is not null && list.Split(' ').Contains(word.ToString(), StringComparer.OrdinalIgnoreCase);
}
