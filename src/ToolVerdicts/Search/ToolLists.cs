namespace ToolVerdicts.Search;

/// <summary>Lists tools by facets and order, without words.</summary>
internal static class ToolLists
{
    internal const string ByName = "t.name_key, t.slug";
    internal const string ByPanel = "t.panel_rank DESC, " + ByName;
    internal const string ByDispute = "t.dispute_rank DESC, " + ByName;
    internal const string ByCommunity = "t.community_rank DESC, " + ByName;
    internal const string ByNewest = "t.id DESC";

    // All columns that are compared are in every index that orders lists, so that no row is read of tools that are left out.
    internal const string Chosen =
        """
         WHERE t.is_hidden = 0 AND (@category IS NULL OR COALESCE(t.category_id, 0) =
              CASE @category WHEN 'not-stated' THEN 0 ELSE COALESCE((SELECT id FROM categories WHERE slug = @category), -1) END)
        """
        + AtPriceWithVerdict;

    private const string AtPriceWithVerdict =
        """
         AND (@price IS NULL OR COALESCE(t.price_key, 'not-stated') = @price)
         AND (@verdict IS NULL OR COALESCE(t.verdict, 'not-stated') = @verdict)
        """;

    private const string ChosenOfCategory =
        " WHERE t.is_hidden = 0 AND t.category_id = (SELECT id FROM categories WHERE slug = @category)" + AtPriceWithVerdict;

    // The page is chosen from an index before its rows are read: SQLite reads a cross join in the order it is written in.
    private const string Listing = $"SELECT {ToolSummary.Columns}, {ListedTool.ScoreColumns} FROM (SELECT t.id FROM tools t";
    private const string Rows =
        " LIMIT @limit OFFSET @offset) p CROSS JOIN tools t ON t.id = p.id LEFT JOIN categories c ON c.id = t.category_id ORDER BY ";

    internal const string AllByNameSql = Listing + Chosen + " ORDER BY " + ByName + Rows + ByName;
    internal const string AllByPanelSql = Listing + Chosen + " ORDER BY " + ByPanel + Rows + ByPanel;
    internal const string CategoryByPanelSql = Listing + ChosenOfCategory + " ORDER BY " + ByPanel + Rows + ByPanel;
    internal const string AllByDisputeSql = Listing + Chosen + " ORDER BY " + ByDispute + Rows + ByDispute;
    internal const string AllByCommunitySql = Listing + Chosen + " ORDER BY " + ByCommunity + Rows + ByCommunity;

    // Without INDEXED BY, SQLite walks the rows of the table, which are a hundred times as large as those of the index.
    internal const string AllByNewestSql = Listing + " INDEXED BY tools_by_age" + Chosen + " ORDER BY " + ByNewest + Rows + ByNewest;

    /// <summary>The query for a page of a list.</summary>
    public static string SqlFor(ToolFilter filter) => filter.Sort switch
    {
        ToolSort.Panel => filter.Category is null or ToolFilter.NotStated ? AllByPanelSql : CategoryByPanelSql,
        ToolSort.Disputed => AllByDisputeSql,
        ToolSort.Community => AllByCommunitySql,
        ToolSort.Newest => AllByNewestSql,
        _ => AllByNameSql,
    };
}
