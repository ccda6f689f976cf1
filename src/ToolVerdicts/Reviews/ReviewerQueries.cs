using System.Data.Common;
using Dapper;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Reviews;

/// <summary>What pages ask about reviewers.</summary>
public static class ReviewerQueries
{
    private const string Groups =
        """
        SELECT reviewer, reviewer_basis, call, panel_ship,
               panel_skip, community_verdict AS community, SUM(reviews) AS count, SUM(scored) AS scored,
               SUM(score_sum) AS score_sum
        FROM review_groups

        """;

    // Of every category.
    private const string ByWhatCounts = "GROUP BY reviewer, reviewer_basis, call, panel_ship, panel_skip, community_verdict HAVING SUM(reviews) > 0";

    internal const string FindSql = "SELECT key, name FROM reviewers WHERE key = @key";

    internal const string RecordsSql = $"{Groups}{ByWhatCounts}";

    internal const string RecordSql = $"{Groups}WHERE reviewer = @key {ByWhatCounts}";

    internal const string CategoriesSql =
        """
        SELECT c.slug, c.name, SUM(g.reviews) AS reviews
        FROM review_groups g JOIN categories c ON c.id = g.category_id
        WHERE g.reviewer = @key AND g.reviewer_basis IN ('stated', 'assigned')
        GROUP BY c.id HAVING SUM(g.reviews) > 0 ORDER BY lower(c.name), c.slug
        """;

    // The page is chosen in the order of an index, from a place in it on, and before the texts are read; a cross join keeps the order it is written in.
    internal const string PageSql =
        """
        SELECT p.slug AS tool_slug, p.name AS tool_name, p.name_key, c.name AS category, r.text, r.score, r.call, r.call_basis
        FROM (
            SELECT t.id AS tool_id, r.id AS id
            FROM tools t CROSS JOIN reviews r
            WHERE (t.name_key, t.slug) > (@name, @slug) AND r.reviewer = @key AND r.tool_id = t.id AND r.reviewer_basis IN ('stated', 'assigned')
              AND (@category = '' OR t.category_id = (SELECT id FROM categories WHERE slug = @category))
            ORDER BY t.name_key, t.slug LIMIT @limit OFFSET @offset
        ) found
        JOIN tools p ON p.id = found.tool_id
        LEFT JOIN categories c ON c.id = p.category_id
        JOIN reviews r ON r.id = found.id
        ORDER BY p.name_key, p.slug
        """;

    /// <summary>The reviewer with this key; null when there is none.</summary>
    public static Task<Reviewer?> FindReviewerAsync(this DbConnection store, string key) =>
        store.QuerySingleOrDefaultAsync<Reviewer>(FindSql, new { key });

    /// <summary>The record of every reviewer that has reviews, by key.</summary>
    public static async Task<IReadOnlyDictionary<string, ReviewerRecord>> ListReviewerRecordsAsync(this DbConnection store) =>
        (await store.QueryAsync<GroupRow>(RecordsSql)).GroupBy(row => row.Reviewer).ToDictionary(rows => rows.Key, rows => ReviewerRecord.Of(rows.Select(row => row.Group)));

    /// <summary>The record of one reviewer.</summary>
    public static async Task<ReviewerRecord> FindReviewerRecordAsync(this DbConnection store, string key) =>
        ReviewerRecord.Of((await store.QueryAsync<GroupRow>(RecordSql, new { key })).Select(row => row.Group));

    /// <summary>The categories of the tools this reviewer has reviewed, by name.</summary>
    public static async Task<IReadOnlyList<ReviewedCategory>> ListReviewedCategoriesAsync(this DbConnection store, string key) =>
        (await store.QueryAsync<ReviewedCategory>(CategoriesSql, new { key })).AsList();

    /// <summary>Some of the reviews that are a reviewer's own, by the tool's name.</summary>
    /// <param name="store">An open connection.</param>
    /// <param name="key">The reviewer.</param>
    /// <param name="category">Only tools of the category with this slug; empty for all.</param>
    /// <param name="after">The place they come after.</param>
    /// <param name="skip">How many after it are left out.</param>
    /// <param name="size">How many at most.</param>
    public static async Task<IReadOnlyList<ToolReview>> ListReviewsOfAsync(this DbConnection store, string key, string category, ToolPlace after, long skip, int size) =>
        (await store.QueryAsync<ToolReview>(PageSql, new { key, category, name = after.NameKey, slug = after.Slug, limit = size, offset = skip })).AsList();

    // What is not known stands as an empty text or -1.
    private sealed record GroupRow
    {
        public string Reviewer { get; init; } = "";

        public Basis ReviewerBasis { get; init; }

        public string Call { get; init; } = "";

        public long PanelShip { get; init; }

        public long PanelSkip { get; init; }

        public string Community { get; init; } = "";

        public long Count { get; init; }

        public long Scored { get; init; }

        public long ScoreSum { get; init; }

        public ReviewGroup Group => new()
        {
            Reviewer = Reviewer,
            ReviewerBasis = ReviewerBasis,
            Call = Call == "" ? null : Enum.Parse<Call>(Call, ignoreCase: true),
            PanelShip = PanelShip < 0 ? null : PanelShip,
            PanelSkip = PanelSkip < 0 ? null : PanelSkip,
            Community = Community == "" ? null : Enum.Parse<Verdict>(Community, ignoreCase: true),
            Count = Count,
            Scored = Scored,
            ScoreSum = ScoreSum,
        };
    }
}

/// <summary>A category in which a reviewer has reviewed tools.</summary>
public sealed record ReviewedCategory
{
    /// <summary>Its address part.</summary>
    public string Slug { get; init; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>How many of its tools.</summary>
    public long Reviews { get; init; }
}

/// <summary>A review with the tool it is about.</summary>
public sealed record ToolReview
{
    /// <summary>The tool's address part.</summary>
    public string ToolSlug { get; init; } = "";

    /// <summary>The tool's name.</summary>
    public string ToolName { get; init; } = "";

    /// <summary>What the name is ordered by.</summary>
    public string NameKey { get; init; } = "";

    /// <summary>The name of the tool's category; null is not stated.</summary>
    public string? Category { get; init; }

    /// <inheritdoc cref="Review.Text"/>
    public string Text { get; init; } = "";

    /// <inheritdoc cref="Review.Score"/>
    public long? Score { get; init; }

    /// <inheritdoc cref="Review.Call"/>
    public Call? Call { get; init; }

    /// <inheritdoc cref="Review.CallBasis"/>
    public Basis? CallBasis { get; init; }

    /// <summary>Where the tool stands among tools by name.</summary>
    public ToolPlace Place => new(Rank: 0, NameKey, ToolSlug);
}
