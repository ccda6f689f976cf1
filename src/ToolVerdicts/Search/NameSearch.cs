namespace ToolVerdicts.Search;

/// <summary>Finds tools by their names, and names by words.</summary>
public static class NameSearch
{
    internal const string SuggestSql =
        $"""
        SELECT {ToolQueries.NameColumns} FROM tool_names JOIN tools t ON t.id = tool_names.rowid
        WHERE tool_names MATCH @match AND t.is_hidden = 0 AND t.id NOT IN (SELECT value FROM json_each(@named))
        ORDER BY t.panel_rank DESC, t.name_key, t.slug LIMIT @limit
        """;

    internal const string MatchingNamesSql =
        $"""
        SELECT {ToolQueries.NameColumns} FROM json_each(@ids) m JOIN tools t ON t.id = m.value
        WHERE t.is_hidden = 0 ORDER BY t.panel_rank DESC, t.name_key, t.slug LIMIT @limit
        """;

    internal const string NamesInOrderSql =
        $"""
        SELECT {ToolQueries.NameColumns} FROM json_each(@ids) m JOIN tools t ON t.id = m.value
        WHERE t.is_hidden = 0 ORDER BY m.key LIMIT @limit
        """;

    internal const string ClosedSql =
        """
        SELECT t.id, t.name_key FROM tools t
        WHERE t.is_hidden = 0 AND t.name_closed = @closed ORDER BY t.name_key, t.slug LIMIT @limit
        """;

    internal const string BeginsSql =
        """
        SELECT t.id FROM tools t
        WHERE t.is_hidden = 0 AND t.name_key > @from AND t.name_key < @to ORDER BY t.name_key, t.slug LIMIT @limit
        """;

    internal const string ClosedBeginsSql =
        """
        SELECT t.id FROM tools t
        WHERE t.is_hidden = 0 AND t.name_closed > @from AND t.name_closed < @to ORDER BY t.name_closed, t.name_key, t.slug LIMIT @limit
        """;

    private static readonly string Last = char.ConvertFromUtf32(0x10FFFF);

    /// <summary>Tools of the typed name, those whose names begin so, and those whose names have words that begin as typed, the best of the
    /// panel first.</summary>
    public static async Task<IReadOnlyList<ToolName>> SuggestToolsAsync(this DbConnection store, string typed, int limit)
    {
        var named = await store.ListNamedAsync(typed, limit);
        var suggested = await store.ListInOrderAsync(named, limit);
        var words = named.Count > 0 ? SearchWords.Of(typed) : await store.CorrectAsync(SearchWords.Of(typed));
        if (words.Count == 0 || named.Count >= limit)
            return suggested;
        var values = new { match = SearchWords.Match(words), named = ToolSearch.Json(named), limit = limit - named.Count };
        return [.. suggested, .. await store.QueryAsync<ToolName>(SuggestSql, values)];
    }

    /// <summary>The names of tools that match: those that are meant, and then the best of the panel.</summary>
    public static async Task<IReadOnlyList<ToolName>> ListMatchingNamesAsync(this DbConnection store, WordMatches matches, int limit)
    {
        var named = await store.ListInOrderAsync(matches.Named, limit);
        var values = new { ids = ToolSearch.Json(matches.Ids.Except(matches.Named)), limit = limit - named.Count };
        return [.. named, .. await store.QueryAsync<ToolName>(MatchingNamesSql, values)];
    }

    /// <summary>The tools whose names are the text, whatever separators are in either.</summary>
    public static async Task<IReadOnlyList<ToolName>> ListSpelledAsync(this DbConnection store, string text, int limit) =>
        await store.ListInOrderAsync(await store.ListClosedAsync(text, limit), limit);

    /// <summary>True when a name and its tagline have all the words, and not the description or the reviews alone.</summary>
    public static async Task<bool> IsInIdentityAsync(this DbConnection store, WordMatches matches) =>
        await store.CountUpToAsync($"{{name tagline}} : ({matches.Match})", 1) > 0;

    /// <summary>The rows of the tools of a name, and then of those whose names begin so.</summary>
    internal static async Task<IReadOnlyList<long>> ListNamedAsync(this DbConnection store, string? text, int limit)
    {
        var (key, closed) = (Folding.ToAscii((text ?? "").Trim()), ClosedName.Of(text ?? ""));
        if (closed.Length == 0)
            return [];
        var whole = await store.ListClosedAsync(text!, limit);
        return whole.Union(await ListAsync(BeginsSql, key)).Union(await ListAsync(ClosedBeginsSql, closed)).Take(limit).ToList();

        Task<IEnumerable<long>> ListAsync(string sql, string from) =>
            store.QueryAsync<long>(sql, new { from, to = $"{from}{Last}", limit });
    }

    // The name as it was typed comes before one with other signs or other digits.
    private static async Task<IReadOnlyList<long>> ListClosedAsync(this DbConnection store, string text, int limit)
    {
        var closed = ClosedName.Of(text);
        if (closed.Length == 0)
            return [];
        var (key, digits) = (Folding.ToAscii(text.Trim()), ClosedName.DigitsOf(text));
        return (await store.QueryAsync<(long Id, string NameKey)>(ClosedSql, new { closed, limit }))
            .OrderByDescending(tool => tool.NameKey == key).ThenByDescending(tool => ClosedName.DigitsOf(tool.NameKey) == digits)
            .Select(tool => tool.Id).ToList();
    }

    private static async Task<IReadOnlyList<ToolName>> ListInOrderAsync(this DbConnection store, IReadOnlyList<long> tools, int limit) =>
        tools.Count == 0 ? []
            : (await store.QueryAsync<ToolName>(NamesInOrderSql, new { ids = ToolSearch.Json(tools), limit })).AsList();
}
