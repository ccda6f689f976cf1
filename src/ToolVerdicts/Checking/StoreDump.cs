using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Checking;

/// <summary>Everything imports wrote, table by table, under natural keys, so that two stores can be held against each other.</summary>
public static class StoreDump
{
    internal const string ToolsSql =
        """
        SELECT t.slug AS tool, t.name, t.name_key, t.tagline, t.identity, c.name AS category, t.description, t.price_word, t.price_text, t.panel_share,
               t.panel_ship, t.panel_skip, t.panel_basis, t.community_share, t.community_votes, t.verdict, t.panel_rank, t.dispute_rank, t.mean_score
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id ORDER BY t.slug
        """;

    internal const string ReviewsSql =
        """
        SELECT t.slug AS tool, r.text_digest, r.text, r.reviewer, r.reviewer_basis, r.score, r.score_basis, r.call, r.call_basis
        FROM reviews r JOIN tools t ON t.id = r.tool_id ORDER BY t.slug, r.text_digest
        """;

    internal const string CapturesSql = "SELECT sha256, file_name, form, media, address, imported_at FROM captures ORDER BY sha256";

    internal const string CaptureToolsSql =
        """
        SELECT c.sha256, s.side, t.slug AS tool, s.name, s.tagline, s.category, s.description, s.price_word, s.price_text, s.badge, s.panel_share,
               s.panel_ship, s.panel_skip, s.community_share, s.community_votes
        FROM capture_tools s JOIN captures c ON c.id = s.capture_id JOIN tools t ON t.id = s.tool_id ORDER BY c.sha256, s.side
        """;

    internal const string CaptureReviewsSql =
        """
        SELECT c.sha256, s.row, s.side, r.text_digest, s.reviewer, s.score, s.call
        FROM capture_reviews s JOIN captures c ON c.id = s.capture_id JOIN reviews r ON r.id = s.review_id ORDER BY c.sha256, s.row, s.side
        """;

    internal const string ConflictsSql =
        """
        SELECT c.sha256, t.slug AS tool, x.fact, x.kept, x.said
        FROM conflicts x JOIN captures c ON c.id = x.capture_id JOIN tools t ON t.id = x.tool_id ORDER BY c.sha256, t.slug, x.fact, x.said
        """;

    internal const string TextsSql =
        "SELECT t.slug AS tool, x.name, x.tagline, x.description, x.reviews FROM tools t JOIN tool_texts x ON x.rowid = t.id ORDER BY t.slug";

    internal const string NamesSql = "SELECT t.slug AS tool, n.name FROM tools t JOIN tool_names n ON n.rowid = t.id ORDER BY t.slug";

    internal const string NameWordsSql = "SELECT form, word FROM name_words ORDER BY form, word";

    internal const string VerdictChangesSql =
        """
        SELECT c.sha256, t.slug AS tool, v.before, v.after, v.changed_at
        FROM verdict_changes v JOIN captures c ON c.id = v.capture_id JOIN tools t ON t.id = v.tool_id ORDER BY c.sha256, t.slug
        """;

    internal const string PriceChangesSql =
        """
        SELECT c.sha256, t.slug AS tool, p.before_word, p.before_text, p.after_word, p.after_text, p.changed_at
        FROM price_changes p JOIN captures c ON c.id = p.capture_id JOIN tools t ON t.id = p.tool_id ORDER BY c.sha256, t.slug
        """;

    internal const string ReviewersSql = "SELECT key, name FROM reviewers ORDER BY key";

    internal const string CategoriesSql = "SELECT slug, name FROM categories ORDER BY slug";

    /// <summary>The tables: what a row is called, how many columns identify it, and the query that lists it by them.</summary>
    internal static IReadOnlyList<(string Name, int KeyColumns, string Sql)> Tables { get; } =
    [
        ("tool", 1, ToolsSql),
        ("review", 2, ReviewsSql),
        ("capture", 1, CapturesSql),
        ("statement on a tool", 2, CaptureToolsSql),
        ("statement on a review", 3, CaptureReviewsSql),
        ("conflict", 4, ConflictsSql),
        ("searched text", 1, TextsSql),
        ("searched name", 1, NamesSql),
        ("name's word", 2, NameWordsSql),
        ("verdict change", 2, VerdictChangesSql),
        ("price change", 2, PriceChangesSql),
        ("reviewer", 1, ReviewersSql),
        ("category", 1, CategoriesSql),
    ];

    // What happened on the way to the facts follows the order of imports.
    private static readonly string[] History = ["verdict change", "price change"];

    /// <summary>The facts as lines of text: what does not depend on the order of imports.</summary>
    public static IEnumerable<string> Of(DbConnection store) => Tables.Where(table => !History.Contains(table.Name)).SelectMany(table =>
        Rows(store, table.Sql).Select(row => $"{table.Name}: {string.Join(" | ", row.Select(column => $"{column.Key}={column.Value ?? "NULL"}"))}"));

    internal static IEnumerable<IDictionary<string, object?>> Rows(DbConnection store, string sql) =>
        store.Query(sql, buffered: false).Cast<IDictionary<string, object?>>();
}
