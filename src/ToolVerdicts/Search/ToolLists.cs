namespace ToolVerdicts.Search;

/// <summary>
/// Lists tools by facets and order, without words. A page begins behind a tool, so that the last page costs what the first does.
/// </summary>
public static class ToolLists
{
    // All columns that are compared are in every index that orders lists, so that no row is read of tools that are left out.
    private const string InCategory =
        """
         AND (@category IS NULL OR COALESCE(t.category_id, 0) =
              CASE @category WHEN 'not-stated' THEN 0 ELSE COALESCE((SELECT id FROM categories WHERE slug = @category), -1) END)
        """;

    private const string InThisCategory = " AND t.category_id = (SELECT id FROM categories WHERE slug = @category)";
    private const string AtPrice = " AND (@price IS NULL OR COALESCE(t.price_key, 'not-stated') = @price)";
    private const string WithVerdict = " AND (@verdict IS NULL OR COALESCE(t.verdict, 'not-stated') = @verdict)";
    internal const string Chosen = InCategory + AtPrice + WithVerdict;
    private const string ChosenOfCategory = InThisCategory + AtPrice + WithVerdict;

    // The page is chosen from an index before its rows are read.
    private const string Listing = $"SELECT {ToolSummary.Columns}, t.mean_score, p.rank, t.name_key FROM (";
    private const string Entries = "SELECT t.id AS id, t.name_key, t.slug, ";
    private const string ByPanelRank = Entries + "t.panel_rank AS rank FROM tools t WHERE t.panel_rank";
    private const string ByDisputeRank = Entries + "t.dispute_rank AS rank FROM tools t WHERE t.dispute_rank";
    private const string ByCommunityRank = Entries + "t.community_rank AS rank FROM tools t WHERE t.community_rank";

    // Behind a place come the rest of its rank and then all lower ranks: two ranges of the index. With OR instead of UNION ALL, the
    // index would be walked from the beginning of the rank, which nearly all tools can share.
    private const string LaterNames = "(t.name_key, t.slug) > (@name, @slug)";
    private const string RestOfRank = " = @rank AND " + LaterNames;
    private const string Then = " UNION ALL ";
    private const string LowerRanks = " < @rank";

    private const string WithRows =
        " LIMIT @limit OFFSET @offset) p JOIN tools t ON t.id = p.id LEFT JOIN categories c ON c.id = t.category_id";

    private const string RowsByName = " ORDER BY name_key, slug" + WithRows + " ORDER BY p.name_key, p.slug";
    private const string RowsByRank =
        " ORDER BY rank DESC, name_key, slug" + WithRows + " ORDER BY p.rank DESC, p.name_key, p.slug";

    private const string RowsById = " ORDER BY rank DESC" + WithRows + " ORDER BY p.rank DESC";

    internal const string AllByNameSql = Listing + Entries + "0 AS rank FROM tools t WHERE " + LaterNames + Chosen + RowsByName;

    internal const string AllByPanelSql =
        Listing + ByPanelRank + RestOfRank + Chosen + Then + ByPanelRank + LowerRanks + Chosen + RowsByRank;

    internal const string CategoryByPanelSql =
        Listing + ByPanelRank + RestOfRank + ChosenOfCategory + Then + ByPanelRank + LowerRanks + ChosenOfCategory + RowsByRank;

    internal const string AllByDisputeSql =
        Listing + ByDisputeRank + RestOfRank + Chosen + Then + ByDisputeRank + LowerRanks + Chosen + RowsByRank;

    internal const string AllByCommunitySql =
        Listing + ByCommunityRank + RestOfRank + Chosen + Then + ByCommunityRank + LowerRanks + Chosen + RowsByRank;

    // Without INDEXED BY, SQLite walks the rows of the table, which are a hundred times as large as those of the index.
    internal const string AllByNewestSql =
        Listing + "SELECT t.id AS id, t.id AS rank FROM tools t INDEXED BY tools_by_age WHERE t.id < @rank" + Chosen + RowsById;

    /// <summary>A part of a list without words.</summary>
    /// <param name="filter">The facets and the order; its words are ignored.</param>
    /// <param name="after">The place in the same list behind which the part is looked for.</param>
    /// <param name="skip">How many tools behind that place are left out.</param>
    public static async Task<IReadOnlyList<ListedTool>> ListToolsAfterAsync(
        this DbConnection store, ToolFilter filter, ToolPlace after, long skip, int size)
    {
        var (category, price, verdict) = (filter.Category, filter.Price, filter.Verdict);
        var (rank, name, slug) = after;
        var values = new { category, price, verdict, rank, name, slug, limit = size, offset = skip };
        return (await store.QueryAsync<ListedTool>(ListSql(filter), values)).AsList();
    }

    private static string ListSql(ToolFilter filter) => filter.Sort switch
    {
        ToolSort.Panel => filter.Category is null or ToolFilter.NotStated ? AllByPanelSql : CategoryByPanelSql,
        ToolSort.Disputed => AllByDisputeSql,
        ToolSort.Community => AllByCommunitySql,
        ToolSort.Newest => AllByNewestSql,
        _ => AllByNameSql,
    };
}
