namespace ToolVerdicts.Text;

/// <summary>Several words of an enumeration in one column, with spaces between them; null is none.</summary>
internal static class WordList
{
    public static string? Of<T>(IEnumerable<T> words)
        where T : struct, Enum
    {
        var list = string.Join(' ', words.Distinct().Order().Select(word => word.ToString().ToLowerInvariant()));
        return list.Length == 0 ? null : list;
    }

    public static bool Has<T>(string? list, T word)
        where T : struct, Enum =>
        list is not null && list.Split(' ').Contains(word.ToString(), StringComparer.OrdinalIgnoreCase);
}
