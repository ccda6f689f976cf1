namespace ToolVerdicts.Newsletter.Issues;

public static class DigestChangeQueries
{
    private const string Select =
        $"""
        SELECT {ToolSummary.Columns}, c.slug AS category_slug, t.dispute_rank,
               COALESCE(i.ship, 0) AS former_ship, COALESCE(i.skip, 0) AS former_skip,
               (SELECT COALESCE(MIN(x.revision_id), 0) FROM changes x WHERE x.tool_id = t.id) AS first_revision
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id LEFT JOIN issue_tallies i ON i.tool_id = t.id
        WHERE t.is_hidden = 0 AND

        """;

    internal const string ToolsSql = Select +
        "t.id IN (SELECT x.tool_id FROM changes x WHERE x.revision_id > @after AND x.revision_id <= @through)";

    internal const string MovedSql = Select + "(t.votes_ship <> COALESCE(i.ship, 0) OR t.votes_skip <> COALESCE(i.skip, 0))";

    // A comparison is new with the first sighting of its first capture.
    internal const string ComparisonsSql =
        """
        SELECT c.id AS capture_id, c.address, s.tool_id
        FROM sightings v JOIN listed_captures c ON c.id = v.capture_id JOIN capture_tools s ON s.capture_id = c.id
        JOIN tools t ON t.id = s.tool_id
        WHERE v.revision_id > @after AND v.revision_id <= @through
          AND NOT EXISTS (SELECT 1 FROM sightings f WHERE f.capture_id = c.id AND f.id < v.id)
          AND NOT EXISTS (SELECT 1 FROM listed_captures e WHERE e.address = c.address AND e.id < c.id)
        ORDER BY c.id, t.slug
        """;

    internal const string TurnsSql =
        $"""
        SELECT x.tool_id, x.fact, x.criterion, w.name AS reviewer, x.review_id, {ChangeColumns.Before},
               {ChangeColumns.After}, x.before_contested, x.after_contested, x.before_verdict, x.after_verdict
        FROM changes x LEFT JOIN reviews r ON r.id = x.review_id LEFT JOIN reviewers w ON w.key = r.reviewer
        WHERE x.revision_id > @after AND x.revision_id <= @through AND x.fact NOT IN ('added', 'removed', 'sources', 'content')
        ORDER BY x.id
        """;

    /// <summary>Loads the changes after one revision, up to and including another.</summary>
    /// <param name="store">In a transaction if others write.</param>
    /// <param name="hasFormerIssue">False when there is no issue to count votes from.</param>
    public static DigestChanges LoadChanges(this DbConnection store, long after, long through, bool hasFormerIssue)
    {
        var range = new { after, through };
        var criteria = store.ListAppliedCriteria();
        return new DigestChanges(
            after,
            store.Query<ToolFacts>(ToolsSql, range).AsList(),
            store.Query<ComparisonCame>(ComparisonsSql, range).AsList(),
            store.Query<TurnedFact>(TurnsSql, range).Select(turn => turn.Criterion is { } key
                ? turn with { CriterionLabel = Criterion.LabelOf(criteria, key) }
                : turn).ToList(),
            hasFormerIssue ? store.Query<ToolFacts>(MovedSql).AsList() : []);
    }
}
