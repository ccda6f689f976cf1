namespace ToolVerdicts.Newsletter.Issues;

public static class DigestChangeQueries
{
    private const string Select =
        $"""
        SELECT {ToolSummary.Columns}, c.slug AS category_slug, t.dispute_rank,
               COALESCE(i.ship, 0) AS former_ship, COALESCE(i.skip, 0) AS former_skip,
               (SELECT COALESCE(MIN(s.capture_id), 0) FROM capture_tools s WHERE s.tool_id = t.id) AS first_capture
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id LEFT JOIN issue_tallies i ON i.tool_id = t.id

        """;

    internal const string ToolsSql = Select +
        "WHERE t.id IN (SELECT s.tool_id FROM capture_tools s WHERE s.capture_id > @after AND s.capture_id <= @through)";

    internal const string MovedSql = Select + "WHERE t.votes_ship <> COALESCE(i.ship, 0) OR t.votes_skip <> COALESCE(i.skip, 0)";

    // A comparison is new with its first capture.
    internal const string ComparisonsSql =
        """
        SELECT c.id AS capture_id, c.address, s.tool_id
        FROM captures c JOIN capture_tools s ON s.capture_id = c.id JOIN tools t ON t.id = s.tool_id
        WHERE c.id > @after AND c.id <= @through AND NOT EXISTS (SELECT 1 FROM captures e WHERE e.address = c.address AND e.id < c.id)
        ORDER BY c.id, t.slug
        """;

    internal const string VerdictsSql =
        "SELECT tool_id, before, after FROM verdict_changes WHERE capture_id > @after AND capture_id <= @through ORDER BY id";

    internal const string PricesSql =
        """
        SELECT tool_id, before_word, before_text, after_word, after_text FROM price_changes
        WHERE capture_id > @after AND capture_id <= @through ORDER BY id
        """;

    /// <summary>Loads the changes after one capture, up to and including another.</summary>
    /// <param name="store">In a transaction if others write.</param>
    /// <param name="hasFormerIssue">False when there is no issue to count votes from.</param>
    public static DigestChanges LoadChanges(this DbConnection store, long after, long through, bool hasFormerIssue)
    {
        var range = new { after, through };
        return new DigestChanges(
            after,
            store.Query<ToolFacts>(ToolsSql, range).AsList(),
            store.Query<ComparisonCame>(ComparisonsSql, range).AsList(),
            store.Query<VerdictChanged>(VerdictsSql, range).AsList(),
            store.Query<PriceChanged>(PricesSql, range).AsList(),
            hasFormerIssue ? store.Query<ToolFacts>(MovedSql).AsList() : []);
    }
}
