using System.Text.Json;

namespace ToolVerdicts.Search;

/// <summary>
/// Keeps the words that typing errors are corrected to: those of the names, taglines and descriptions that can be found. A word that no
/// tool has any more is dropped, so the words do not depend on the order in which facts came.
/// </summary>
/// <remarks>The table is called <c>name_words</c> because its first version held the words of names alone.</remarks>
internal static class SpellingWords
{
    internal const string TextsSql = "SELECT name, tagline, description FROM tool_texts WHERE rowid = @toolId";

    internal const string NewSql =
        """
        SELECT w.value FROM json_each(@words) w
        WHERE NOT EXISTS (SELECT 1 FROM name_words n WHERE n.form = w.value AND n.word = w.value)
        """;

    internal const string AddSql =
        """
        INSERT INTO name_words (form, word) SELECT json_extract(f.value, '$[0]'), json_extract(f.value, '$[1]') FROM json_each(@forms) f
        WHERE TRUE ON CONFLICT (form, word) DO NOTHING
        """;

    internal const string IsUsedSql = "SELECT EXISTS (SELECT 1 FROM tool_texts WHERE tool_texts MATCH @match)";

    internal const string DropSql =
        "DELETE FROM name_words WHERE form IN (SELECT value FROM json_each(@forms)) AND word = @word";

    internal const string DropAllSql = "DELETE FROM name_words";

    /// <summary>The words of the texts that a tool is found by; none of a hidden tool.</summary>
    public static IReadOnlyCollection<string> ReadWords(this DbConnection store, long toolId) =>
        store.Query<(string Name, string Tagline, string? Description)>(TextsSql, new { toolId })
            .SelectMany(texts => SearchWords.All($"{texts.Name}\n{texts.Tagline}\n{texts.Description}"))
            .Where(Spelling.IsCorrected).ToHashSet(StringComparer.Ordinal);

    /// <summary>Adds the words that are not there yet.</summary>
    public static void AddWords(this DbConnection store, IReadOnlyCollection<string> words)
    {
        var added = store.Query<string>(NewSql, new { words = JsonSerializer.Serialize(words) });
        var forms = added.SelectMany(word => Spelling.Forms(word).Select(form => (string[])[form, word])).ToList();
        if (forms.Count > 0)
            store.Execute(AddSql, new { forms = JsonSerializer.Serialize(forms) });
    }

    /// <summary>Drops those of the words that no tool is found by. To be called after the texts of a tool have changed.</summary>
    public static void DropUnusedWords(this DbConnection store, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (!store.ExecuteScalar<bool>(IsUsedSql, new { match = $"{{name tagline description}} : \"{word}\"" }))
                store.Execute(DropSql, new { forms = JsonSerializer.Serialize(Spelling.Forms(word)), word });
        }
    }

    /// <summary>Drops all words, before every tool is indexed again.</summary>
    public static void DropAllWords(this DbConnection store) => store.Execute(DropAllSql);
}
