namespace ToolVerdicts.Search;

/// <summary>Replaces words that stand in no text by similar ones that do.</summary>
public static class WordCorrection
{
    internal const string AlikeSql = "SELECT DISTINCT word FROM name_words WHERE form IN (SELECT value FROM json_each(@forms))";

    /// <summary>
    /// The words, of which those that begin no word of any text are replaced by similar words: of names, or else of taglines and
    /// descriptions. When all of them together still match nothing, each word is tried to be replaced by others, until they do.
    /// </summary>
    public static async Task<IReadOnlyList<string>> CorrectAsync(this DbConnection store, IReadOnlyList<string> words)
    {
        var corrected = new List<string>();
        foreach (var word in words)
            corrected.Add(await store.BeginsWordAsync([word]) ? word : (await store.NearAsync(word)).FirstOrDefault(word));
        if (corrected.Count < 2 || await store.BeginsWordAsync(corrected))
            return corrected;
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var near in (await store.NearAsync(words[i])).Where(near => near != corrected[i]))
            {
                var other = corrected.Select((word, at) => at == i ? near : word).ToList();
                if (await store.BeginsWordAsync(other))
                    return other;
            }
        }

        return corrected;
    }

    private static async Task<bool> BeginsWordAsync(this DbConnection store, IReadOnlyList<string> words) =>
        await store.CountUpToAsync(SearchWords.Match(words), 1) > 0;

    // Alternatives for a word, the likeliest first: a name is searched for more often than a word of a description.
    private static async Task<IReadOnlyList<string>> NearAsync(this DbConnection store, string word)
    {
        var parts = SearchWords.PartsOf(word);
        var (named, others) = (new List<string>(), new List<string>());
        foreach (var (at, part) in parts.Index().Where(part => Spelling.IsCorrected(part.Item)))
        {
            var forms = System.Text.Json.JsonSerializer.Serialize(Spelling.Forms(part));
            foreach (var near in Spelling.Near(part, await store.QueryAsync<string>(AlikeSql, new { forms })))
            {
                var candidate = string.Join(IndexedText.Border, parts.Select((other, i) => i == at ? near : other));
                var match = SearchWords.Match([candidate], _ => true);
                if ((await store.QueryAsync<long>(ToolSearch.NameMatchesSql, new { match, limit = 1 })).Any())
                    named.Add(candidate);
                else if (parts.Length == 1 || await store.BeginsWordAsync([candidate]))
                    others.Add(candidate);
            }
        }

        return ((IReadOnlyList<string>[])[named, others]).Where(words => words.Count > 0)
            .Select(words => string.Join(SearchWords.Or, words.Take(Spelling.MostNear))).ToList();
    }
}
