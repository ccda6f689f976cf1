namespace ToolVerdicts.Search;

/// <summary>Finds the names of tools by words.</summary>
public static class NameSearch
{
    internal const string SuggestSql =
        $"""
        SELECT {ToolQueries.NameColumns} FROM tool_names JOIN tools t ON t.id = tool_names.rowid
        WHERE tool_names MATCH @match AND t.is_hidden = 0 ORDER BY t.panel_rank DESC, t.name_key, t.slug LIMIT @limit
        """;

    internal const string MatchingNamesSql =
        $"""
        SELECT {ToolQueries.NameColumns} FROM json_each(@ids) m JOIN tools t ON t.id = m.value
        WHERE t.is_hidden = 0 ORDER BY t.panel_rank DESC, t.name_key, t.slug LIMIT @limit
        """;

    /// <summary>Tools whose names have words that begin as typed, the best of the panel first.</summary>
    public static async Task<IReadOnlyList<ToolName>> SuggestToolsAsync(this DbConnection store, string typed, int limit)
    {
        var words = await store.CorrectAsync(SearchWords.Of(typed));
        return words.Count == 0
            ? []
            : (await store.QueryAsync<ToolName>(SuggestSql, new { match = SearchWords.Match(words), limit })).AsList();
    }

    /// <summary>The names of tools that match, the best of the panel first.</summary>
    public static async Task<IReadOnlyList<ToolName>> ListMatchingNamesAsync(this DbConnection store, WordMatches matches, int limit) =>
        (await store.QueryAsync<ToolName>(MatchingNamesSql, new { ids = ToolSearch.Json(matches.Ids), limit })).AsList();

    /// <summary>True when a name and its tagline have all the words, and not the description or the reviews alone.</summary>
    public static async Task<bool> IsInIdentityAsync(this DbConnection store, WordMatches matches) =>
        await store.CountUpToAsync($"{{name tagline}} : ({matches.Match})", 1) > 0;
}
