using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Search;

/// <summary>Lists tools by words, facets and order. Full-text search is the one query that differs by database.</summary>
public static class ToolSearch
{
    private const string Columns =
        """
        t.slug AS Slug, c.name AS Category, t.price_word AS PriceWord, t.panel_ship AS PanelShip, t.panel_skip AS PanelSkip,
        t.mean_score AS MeanScore, t.votes_ship AS VotesShip, t.votes_skip AS VotesSkip
        """;

    private const string Plain = "SELECT t.name AS Name, t.tagline AS Tagline, " + Columns + " FROM tools t LEFT JOIN categories c ON c.id = t.category_id";

    private const string Found =
        "SELECT highlight(tool_texts, 0, char(2), char(3)) AS Name, highlight(tool_texts, 1, char(2), char(3)) AS Tagline, "
        + "snippet(tool_texts, -1, char(2), char(3), '…', 24) AS Passage, " + Columns
        + " FROM tool_texts JOIN tools t ON t.id = tool_texts.rowid LEFT JOIN categories c ON c.id = t.category_id";

    private const string InCategory = " AND (@category IS NULL OR COALESCE(c.slug, 'not-stated') = @category)";
    private const string AtPrice = " AND (@price IS NULL OR COALESCE(lower(t.price_word), 'not-stated') = @price)";
    private const string WithVerdict = " AND (@verdict IS NULL OR COALESCE(t.verdict, 'not-stated') = @verdict)";
    private const string Chosen = InCategory + AtPrice + WithVerdict;

    private const string ByName = " ORDER BY lower(t.name), t.slug LIMIT @limit OFFSET @offset";
    private const string ByPanel = " ORDER BY t.panel_rank DESC, lower(t.name), t.slug LIMIT @limit OFFSET @offset";
    private const string ByDispute = " ORDER BY t.dispute_rank DESC, lower(t.name), t.slug LIMIT @limit OFFSET @offset";
    private const string ByCommunity = " ORDER BY t.community_rank DESC, lower(t.name), t.slug LIMIT @limit OFFSET @offset";
    private const string ByNewest = " ORDER BY t.id DESC LIMIT @limit OFFSET @offset";
    // A match in the name weighs most, one in a review least.
    private const string ByRelevance = " ORDER BY bm25(tool_texts, 10, 4, 2, 1), lower(t.name), t.slug LIMIT @limit OFFSET @offset";

    private const string All = Plain + " WHERE 1 = 1" + Chosen;
    private const string Matching = Found + " WHERE tool_texts MATCH @match" + Chosen;

    internal const string AllByNameSql = All + ByName;
    internal const string AllByPanelSql = All + ByPanel;
    internal const string AllByDisputeSql = All + ByDispute;
    internal const string AllByCommunitySql = All + ByCommunity;
    internal const string AllByNewestSql = All + ByNewest;
    internal const string MatchingByRelevanceSql = Matching + ByRelevance;
    internal const string MatchingByNameSql = Matching + ByName;
    internal const string MatchingByPanelSql = Matching + ByPanel;
    internal const string MatchingByDisputeSql = Matching + ByDispute;
    internal const string MatchingByCommunitySql = Matching + ByCommunity;
    internal const string MatchingByNewestSql = Matching + ByNewest;

    private const string FromAll = " FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE 1 = 1";
    private const string FromMatching =
        " FROM tool_texts JOIN tools t ON t.id = tool_texts.rowid LEFT JOIN categories c ON c.id = t.category_id WHERE tool_texts MATCH @match";

    internal const string CountAllSql = "SELECT COUNT(*)" + FromAll + Chosen;
    internal const string CountMatchingSql = "SELECT COUNT(*)" + FromMatching + Chosen;

    private const string Categories = "SELECT COALESCE(c.slug, 'not-stated') AS Value, COALESCE(MIN(c.name), 'Not stated') AS Name, COUNT(*) AS Count";
    private const string PerCategory = AtPrice + WithVerdict + " GROUP BY COALESCE(c.slug, 'not-stated') ORDER BY COUNT(*) DESC, 1 LIMIT 50";
    private const string Prices = "SELECT COALESCE(lower(t.price_word), 'not-stated') AS Value, COALESCE(MIN(t.price_word), 'Not stated') AS Name, COUNT(*) AS Count";
    private const string PerPrice = InCategory + WithVerdict + " GROUP BY COALESCE(lower(t.price_word), 'not-stated') ORDER BY COUNT(*) DESC, 1 LIMIT 50";
    private const string Verdicts = "SELECT COALESCE(t.verdict, 'not-stated') AS Value, COALESCE(t.verdict, 'Not stated') AS Name, COUNT(*) AS Count";
    private const string PerVerdict = InCategory + AtPrice + " GROUP BY COALESCE(t.verdict, 'not-stated'), COALESCE(t.verdict, 'Not stated') ORDER BY 1";

    internal const string CategoriesOfAllSql = Categories + FromAll + PerCategory;
    internal const string CategoriesOfMatchingSql = Categories + FromMatching + PerCategory;
    internal const string PricesOfAllSql = Prices + FromAll + PerPrice;
    internal const string PricesOfMatchingSql = Prices + FromMatching + PerPrice;
    internal const string VerdictsOfAllSql = Verdicts + FromAll + PerVerdict;
    internal const string VerdictsOfMatchingSql = Verdicts + FromMatching + PerVerdict;

    internal const string BeginsWordSql = "SELECT COUNT(*) FROM (SELECT 1 FROM tool_texts WHERE tool_texts MATCH @match LIMIT 1) found";

    internal const string AlikeSql = "SELECT DISTINCT word FROM name_words WHERE form IN (SELECT value FROM json_each(@forms))";

    internal const string SuggestSql =
        """
        SELECT t.slug AS Slug, t.name AS Name, t.tagline AS Tagline FROM tool_texts JOIN tools t ON t.id = tool_texts.rowid
        WHERE tool_texts MATCH @match ORDER BY t.panel_rank DESC, lower(t.name), t.slug LIMIT @limit
        """;

    /// <summary>One page of the tools that match.</summary>
    public static async Task<IReadOnlyList<FoundTool>> ListToolsAsync(this DbConnection store, ToolFilter filter, int page, int size) =>
        (await store.QueryAsync<FoundTool>(ListSql(filter), Parameters(filter, size, (page - 1L) * size))).AsList();

    /// <summary>How many tools match.</summary>
    public static Task<long> CountToolsAsync(this DbConnection store, ToolFilter filter) =>
        store.ExecuteScalarAsync<long>(filter.Words.Count == 0 ? CountAllSql : CountMatchingSql, Parameters(filter));

    /// <summary>Categories, prices and verdicts to choose from, each with the tools it would leave.</summary>
    public static async Task<(IReadOnlyList<FacetValue> Categories, IReadOnlyList<FacetValue> Prices, IReadOnlyList<FacetValue> Verdicts)> ListFacetsAsync(
        this DbConnection store, ToolFilter filter)
    {
        var hasWords = filter.Words.Count > 0;
        return (
            (await store.QueryAsync<FacetValue>(hasWords ? CategoriesOfMatchingSql : CategoriesOfAllSql, Parameters(filter))).AsList(),
            (await store.QueryAsync<FacetValue>(hasWords ? PricesOfMatchingSql : PricesOfAllSql, Parameters(filter))).AsList(),
            (await store.QueryAsync<FacetValue>(hasWords ? VerdictsOfMatchingSql : VerdictsOfAllSql, Parameters(filter))).AsList());
    }

    /// <summary>
    /// The words with those that nothing begins with replaced by the words of names that are one letter away; when all of them together
    /// still match nothing, the first such replacement of another word that does.
    /// </summary>
    public static async Task<IReadOnlyList<string>> CorrectAsync(this DbConnection store, IReadOnlyList<string> words)
    {
        var corrected = new List<string>();
        foreach (var word in words)
            corrected.Add(await store.BeginsWordAsync([word]) ? word : await store.NearAsync(word) ?? word);
        if (corrected.Count < 2 || await store.BeginsWordAsync(corrected))
            return corrected;
        for (var i = 0; i < words.Count; i++)
        {
            var other = corrected[i] == words[i] && await store.NearAsync(words[i]) is { } near ? corrected.Select((word, at) => at == i ? near : word).ToList() : null;
            if (other is not null && await store.BeginsWordAsync(other))
                return other;
        }

        return corrected;
    }

    /// <summary>Tools with a word in their name that begins like this, the best ranked first.</summary>
    public static async Task<IReadOnlyList<Tools.ToolName>> SuggestToolsAsync(this DbConnection store, string typed, int limit)
    {
        var words = await store.CorrectAsync(SearchWords.Of(typed));
        return words.Count == 0 ? [] : (await store.QueryAsync<Tools.ToolName>(SuggestSql, new { match = $"name : ({SearchWords.Match(words)})", limit })).AsList();
    }

    private static async Task<bool> BeginsWordAsync(this DbConnection store, IReadOnlyList<string> words) =>
        await store.ExecuteScalarAsync<long>(BeginsWordSql, new { match = SearchWords.Match(words) }) > 0;

    private static async Task<string?> NearAsync(this DbConnection store, string word)
    {
        if (word.Length < Spelling.ShortestWord)
            return null;
        var forms = System.Text.Json.JsonSerializer.Serialize(Spelling.Forms(word));
        var near = Spelling.Near(word, await store.QueryAsync<string>(AlikeSql, new { forms }));
        return near.Count == 0 ? null : string.Join(SearchWords.Or, near);
    }

    private static object Parameters(ToolFilter filter, int limit = 0, long offset = 0) => new
    {
        match = SearchWords.Match(filter.Words),
        category = filter.Category,
        price = filter.Price,
        verdict = filter.Verdict,
        limit,
        offset,
    };

    private static string ListSql(ToolFilter filter) => (filter.Words.Count > 0, filter.Sort) switch
    {
        (true, ToolSort.Relevance) => MatchingByRelevanceSql,
        (true, ToolSort.Name) => MatchingByNameSql,
        (true, ToolSort.Panel) => MatchingByPanelSql,
        (true, ToolSort.Disputed) => MatchingByDisputeSql,
        (true, ToolSort.Community) => MatchingByCommunitySql,
        (true, _) => MatchingByNewestSql,
        (false, ToolSort.Panel) => AllByPanelSql,
        (false, ToolSort.Disputed) => AllByDisputeSql,
        (false, ToolSort.Community) => AllByCommunitySql,
        (false, ToolSort.Newest) => AllByNewestSql,
        (false, _) => AllByNameSql,
    };
}
