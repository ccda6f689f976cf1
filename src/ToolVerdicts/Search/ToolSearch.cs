namespace ToolVerdicts.Search;

/// <summary>Finds tools by words, with SQLite's full-text search.</summary>
public static class ToolSearch
{
    // Of more matches than can be ranked, the newest are listed.
    internal const string MatchesSql = "SELECT rowid FROM tool_texts WHERE tool_texts MATCH @match ORDER BY rowid DESC LIMIT @limit";

    internal const string NameMatchesSql = "SELECT rowid FROM tool_names WHERE tool_names MATCH @match ORDER BY rowid DESC LIMIT @limit";

    // The weights of name, tagline, description and reviews.
    private const string Relevance = "bm25(tool_texts, 10, 4, 2, 1), " + ToolLists.ByName;

    // As many as a page lists.
    private const int MostNamed = 50;

    private const string OnePage = " LIMIT @limit OFFSET @offset";

    // The matches are few, so their pages are found by an offset.
    private const string Matching =
        "SELECT t.id FROM json_each(@ids) m JOIN tools t ON t.id = m.value" + ToolLists.Chosen + " ORDER BY ";

    internal const string MatchingByRelevanceSql =
        "SELECT t.id FROM tool_texts JOIN tools t ON t.id = tool_texts.rowid "
        + ToolLists.Chosen + " AND tool_texts MATCH @match AND t.id NOT IN (SELECT value FROM json_each(@named)) ORDER BY "
        + Relevance + OnePage;

    internal const string NamedSql = Matching + "m.key";

    internal const string MatchingByNameSql = Matching + ToolLists.ByName + OnePage;
    internal const string MatchingByPanelSql = Matching + ToolLists.ByPanel + OnePage;
    internal const string MatchingByDisputeSql = Matching + ToolLists.ByDispute + OnePage;
    internal const string MatchingByCommunitySql = Matching + ToolLists.ByCommunity + OnePage;
    internal const string MatchingByNewestSql = Matching + ToolLists.ByNewest + OnePage;

    // Matches are marked only in the tools of a page. The plus sign keeps SQLite from running the full-text search once for each of them.
    // The index has borders between the words (IndexedText), which are taken out.
    internal const string MarkedSql =
        $"""
        SELECT replace(highlight(tool_texts, 0, char(2), char(3)), char(8203), '') AS name,
               replace(highlight(tool_texts, 1, char(2), char(3)), char(8203), '') AS tagline,
               replace(snippet(tool_texts, -1, char(2), char(3), '…', 24), char(8203), '') AS passage,
               {ToolSummary.FactColumns}, {ListedTool.ScoreColumns}
        FROM tool_texts JOIN tools t ON t.id = tool_texts.rowid LEFT JOIN categories c ON c.id = t.category_id
        WHERE tool_texts MATCH @match AND +tool_texts.rowid IN (SELECT value FROM json_each(@ids))
        """;

    // For words that very many tools match, marking the matches here is faster than having SQLite find all of them.
    internal const string UnmarkedSql =
        $"""
        SELECT {ToolSummary.Columns}, {ListedTool.ScoreColumns}
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.id IN (SELECT value FROM json_each(@ids))
        """;

    internal const string CountUpToSql = "SELECT COUNT(*) FROM (SELECT 1 FROM tool_texts WHERE tool_texts MATCH @match LIMIT @limit) found";

    // Counts of all tools, or of all matches, by three facets. The numbers on a page are sums of them.
    private const string Cells =
        """
        SELECT c.slug AS category, c.name AS category_name, f.price, f.price_name, f.verdict, f.tools
        FROM (SELECT t.category_id, t.price_key AS price, MIN(t.price_word) AS price_name, t.verdict, COUNT(*) AS tools FROM
        """;

    private const string Grouped =
        " WHERE t.is_hidden = 0 GROUP BY t.category_id, t.price_key, t.verdict) f LEFT JOIN categories c ON c.id = f.category_id";

    internal const string CellsOfAllSql = Cells + " tools t" + Grouped;
    internal const string CellsOfMatchingSql = Cells + " json_each(@ids) m JOIN tools t ON t.id = m.value" + Grouped;

    /// <summary>
    /// The tools that a text means: those of that name, those whose names begin so, and those that its words match: as whole words when
    /// more tools match than can be ranked, else, after correction, as beginnings of words. Whole words are searched first, because SQLite
    /// finds their matches one by one, and those of a beginning only all at once. For the same reason a word among others is searched as a
    /// whole word when more tools have it than can be ranked. Words are not corrected where a name is meant.
    /// </summary>
    public static async Task<WordMatches> FindMatchesAsync(this DbConnection store, string? text)
    {
        var typed = SearchWords.Of(text);
        var named = await store.ListNamedAsync(text, MostNamed);
        var matches = typed.Count == 0 ? WordMatches.All : await store.FindMatchesAsync(typed, isCorrected: named.Count == 0);
        return matches with { Named = named, Ids = named.Union(matches.Ids).ToList() };
    }

    private static async Task<WordMatches> FindMatchesAsync(this DbConnection store, IReadOnlyList<string> typed, bool isCorrected)
    {
        var match = SearchWords.Match(typed, _ => true);
        var ids = await IdsAsync(MatchesSql, match);
        if (ids.Count > WordMatches.MostRanked)
        {
            return await IdsAsync(NameMatchesSql, match) is { Count: > 0 and <= WordMatches.MostRanked } named
                ? new(typed, WordScope.Names, match, named, [])
                : new(typed, WordScope.NewestWhole, match, ids.Take(WordMatches.MostRanked).ToList(), []);
        }

        var words = ids.Count > 0 || !isCorrected ? typed : await store.CorrectAsync(typed);
        var broad = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in typed.Count > 1 ? typed : [])
        {
            if (await store.CountUpToAsync(SearchWords.Match([word], _ => true), WordMatches.MostRanked + 1) > WordMatches.MostRanked)
                broad.Add(word);
        }

        match = SearchWords.Match(words, broad.Contains);
        ids = await IdsAsync(MatchesSql, match);
        return ids.Count <= WordMatches.MostRanked
            ? new(words, WordScope.Everywhere, match, ids, [])
            : new(words, WordScope.Newest, match, ids.Take(WordMatches.MostRanked).ToList(), []);

        async Task<List<long>> IdsAsync(string sql, string match) =>
            (await store.QueryAsync<long>(sql, new { match, limit = WordMatches.MostRanked + 1 })).AsList();
    }

    /// <summary>One page of the tools that match.</summary>
    /// <param name="page">The page's number, from 1.</param>
    public static async Task<IReadOnlyList<FoundTool>> ListToolsAsync(this DbConnection store, ToolFilter filter, int page, int size)
    {
        if (!filter.Matches.IsAll)
        {
            var shown = await store.ListMatchingAsync(filter, filter.Matches.Ids, (page - 1) * size, size);
            return await store.ListToolsAsync(filter.Matches, shown);
        }

        var (category, price, verdict) = (filter.Category, filter.Price, filter.Verdict);
        var values = new { category, price, verdict, limit = size, offset = (page - 1L) * size };
        return (await store.QueryAsync<FoundTool>(ToolLists.SqlFor(filter), values)).AsList();
    }

    /// <summary>The rows of all tools of a few in the order of a filter.</summary>
    internal static async Task<IReadOnlyList<long>> ListIdsAsync(this DbConnection store, ToolFilter filter, IReadOnlyList<long> tools) =>
        await store.ListMatchingAsync(filter, tools, skip: 0, tools.Count);

    // In the order of relevance, names come first.
    private static async Task<List<long>> ListMatchingAsync(
        this DbConnection store, ToolFilter filter, IReadOnlyList<long> tools, int skip, int take)
    {
        var first = filter.Sort == ToolSort.Relevance ? filter.Matches.Named : [];
        var named = first.Count == 0 ? [] : await ListAsync(NamedSql, first, first.Count, 0);
        var listed = named.Skip(skip).Take(take).ToList();
        if (listed.Count < take && (filter.Sort != ToolSort.Relevance || filter.Matches.Words.Count > 0))
            listed.AddRange(await ListAsync(MatchSql(filter), tools.Except(first), take - listed.Count, Math.Max(0, skip - named.Count)));
        return listed;

        async Task<List<long>> ListAsync(string sql, IEnumerable<long> ids, int limit, int offset)
        {
            var (match, category, price, verdict) = (filter.Matches.Match, filter.Category, filter.Price, filter.Verdict);
            var values = new { match, ids = Json(ids), named = Json(first), category, price, verdict, limit, offset };
            return (await store.QueryAsync<long>(sql, values)).AsList();
        }
    }

    /// <summary>Tools by their rows, in that order, with the matches of a search marked.</summary>
    internal static async Task<IReadOnlyList<FoundTool>> ListToolsAsync(
        this DbConnection store, WordMatches matches, List<long> shown)
    {
        var words = matches.Words;
        var tools = words.Count > 0 && matches.Scope == WordScope.Everywhere
            ? (await store.QueryAsync<FoundTool>(MarkedSql, new { match = matches.Match, ids = Json(shown) })).AsList()
            : [];
        // A tool whose name alone is meant need not have the words.
        var others = await store.QueryAsync<FoundTool>(UnmarkedSql, new { ids = Json(shown.Except(tools.Select(tool => tool.Id))) });
        return tools.Concat(others.Select(tool => words.Count == 0
                ? tool
                : tool with { Name = Highlight.Around(tool.Name, words), Tagline = Highlight.Around(tool.Tagline, words) }))
            .OrderBy(tool => shown.IndexOf(tool.Id)).ToList();
    }

    /// <summary>The numbers of tools by category, price and verdict, among those that match.</summary>
    public static async Task<FacetCounts> CountFacetsAsync(this DbConnection store, WordMatches matches)
    {
        var sql = matches.IsAll ? CellsOfAllSql : CellsOfMatchingSql;
        return new((await store.QueryAsync<FacetCell>(sql, new { ids = Json(matches.Ids) })).AsList());
    }

    internal static Task<long> CountUpToAsync(this DbConnection store, string match, int limit) =>
        store.ExecuteScalarAsync<long>(CountUpToSql, new { match, limit });

    internal static string Json(IEnumerable<long> ids) => System.Text.Json.JsonSerializer.Serialize(ids);

    private static string MatchSql(ToolFilter filter) => filter.Sort switch
    {
        // Weighing the matches means reading all matches of every word, which takes too long for frequent words.
        ToolSort.Relevance => filter.Matches.Scope == WordScope.Everywhere ? MatchingByRelevanceSql : MatchingByPanelSql,
        ToolSort.Name => MatchingByNameSql,
        ToolSort.Panel => MatchingByPanelSql,
        ToolSort.Disputed => MatchingByDisputeSql,
        ToolSort.Community => MatchingByCommunitySql,
        _ => MatchingByNewestSql,
    };
}
