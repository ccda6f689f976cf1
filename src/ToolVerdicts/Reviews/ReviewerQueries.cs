namespace ToolVerdicts.Reviews;

public static class ReviewerQueries
{
    private const string Groups =
        """
        SELECT reviewer, reviewer_basis, call AS stored_call, panel_ship, panel_skip, community_verdict AS stored_community,
               SUM(reviews) AS count, SUM(scored) AS scored, SUM(score_sum) AS score_sum
        FROM review_groups

        """;

    // The table has a row for each category, too.
    private const string OverCategories =
        "GROUP BY reviewer, reviewer_basis, call, panel_ship, panel_skip, community_verdict HAVING SUM(reviews) > 0";

    internal const string FindSql = "SELECT key, name FROM reviewers WHERE key = @key";
    internal const string RecordsSql = $"{Groups}{OverCategories}";
    internal const string RecordSql = $"{Groups}WHERE reviewer = @key {OverCategories}";

    internal const string CategoriesSql =
        """
        SELECT c.slug, c.name, SUM(g.reviews) AS reviews
        FROM review_groups g JOIN categories c ON c.id = g.category_id
        WHERE g.reviewer = @key AND g.reviewer_basis IN ('stated', 'assigned')
        GROUP BY c.slug, c.name HAVING SUM(g.reviews) > 0
        """;

    // The page is chosen by an index before its texts are read; SQLite reads the tables of a cross join in the order they are written in.
    internal const string PageSql =
        """
        SELECT p.slug AS tool_slug, p.name AS tool_name, p.tagline AS tool_tagline, c.name AS category, r.text, r.score, r.call,
            r.call_basis,
               f.authorship, f.author, f.written, f.because
        FROM (
            SELECT t.id AS tool_id, r.id AS id
            FROM tools t CROSS JOIN reviews r
            WHERE r.reviewer = @key AND r.tool_id = t.id AND r.reviewer_basis IN ('stated', 'assigned') AND r.state = 'standing'
              AND t.is_hidden = 0 AND (@category IS NULL OR t.category_id = (SELECT id FROM categories WHERE slug = @category))
            ORDER BY t.name_key, t.slug LIMIT @limit OFFSET @offset
        ) found
        JOIN tools p ON p.id = found.tool_id
        LEFT JOIN categories c ON c.id = p.category_id
        JOIN reviews r ON r.id = found.id
        LEFT JOIN file_reviews f ON f.review_id = r.id AND f.until IS NULL
        ORDER BY p.name_key, p.slug
        """;

    /// <summary>The reviewer with this key; null when there is none.</summary>
    public static Task<Reviewer?> FindReviewerAsync(this DbConnection store, string key) =>
        store.QuerySingleOrDefaultAsync<Reviewer>(FindSql, new { key });

    /// <summary>The records of all reviewers that have reviews, by key.</summary>
    public static async Task<IReadOnlyDictionary<string, ReviewerRecord>> ListReviewerRecordsAsync(this DbConnection store) =>
        (await store.QueryAsync<ReviewGroup>(RecordsSql)).GroupBy(group => group.Reviewer)
            .ToDictionary(groups => groups.Key, ReviewerRecord.Of);

    public static async Task<ReviewerRecord> FindReviewerRecordAsync(this DbConnection store, string key) =>
        ReviewerRecord.Of(await store.QueryAsync<ReviewGroup>(RecordSql, new { key }));

    /// <summary>The categories of the tools that a reviewer has reviewed, by name.</summary>
    public static async Task<IReadOnlyList<ReviewedCategory>> ListReviewedCategoriesAsync(this DbConnection store, string key) =>
        (await store.QueryAsync<ReviewedCategory>(CategoriesSql, new { key }))
            .OrderBy(category => Folding.ToAscii(category.Name), StringComparer.Ordinal)
            .ThenBy(category => category.Slug).ToList();

    /// <summary>A page of the reviews whose reviewer is known and not only inferred, by the tool's name.</summary>
    /// <param name="category">Only tools of the category with this slug; null for all.</param>
    /// <param name="page">The page's number, from 1.</param>
    public static async Task<IReadOnlyList<ToolReview>> ListReviewsOfAsync(
        this DbConnection store, string key, Slug? category, int page, int size) =>
        (await store.QueryAsync<ToolReview>(PageSql, new { key, category, limit = size, offset = (page - 1L) * size })).AsList();
}
