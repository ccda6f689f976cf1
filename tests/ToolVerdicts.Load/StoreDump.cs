using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Load;

/// <summary>The facts that imports wrote, table by table and without ids, so that two stores can be compared.</summary>
public static class StoreDump
{
    private const string ToolsSql =
        """
        SELECT t.slug AS tool, t.name, t.name_key, t.tagline, t.identity, c.name AS category, t.description, t.price_word, t.price_text,
        t.panel_share,
               t.panel_ship, t.panel_skip, t.panel_basis, t.community_share, t.community_votes, t.contested, t.price_seen, t.panel_seen,
               t.verdict, t.panel_rank, t.dispute_rank, t.mean_score, t.is_hidden
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id ORDER BY t.slug
        """;

    private const string FormerAddressesSql =
        "SELECT f.slug, t.slug AS tool FROM former_addresses f JOIN tools t ON t.id = f.tool_id ORDER BY f.slug";

    private const string RemovedToolsSql = "SELECT slug, because, removed_on FROM removed_tools ORDER BY slug";

    private const string ReviewsSql =
        """
        SELECT t.slug AS tool, r.text_digest, r.text, r.reviewer, r.reviewer_basis, r.score, r.score_basis, r.call, r.call_basis,
               r.state, r.contested
        FROM reviews r JOIN tools t ON t.id = r.tool_id ORDER BY t.slug, r.text_digest
        """;

    private const string CapturesSql = "SELECT sha256, file_name, form, media, address, imported_at FROM captures ORDER BY sha256";

    private const string CaptureToolsSql =
        """
        SELECT c.sha256, s.side, t.slug AS tool, s.name, s.tagline, s.category, s.description, s.price_word, s.price_text, s.badge,
        s.panel_share,
               s.panel_ship, s.panel_skip, s.community_share, s.community_votes
        FROM capture_tools s JOIN captures c ON c.id = s.capture_id JOIN tools t ON t.id = s.tool_id ORDER BY c.sha256, s.side
        """;

    private const string CaptureReviewsSql =
        """
        SELECT c.sha256, s.row, s.side, r.text_digest, s.reviewer, s.score, s.call, s.withdrawn_in IS NOT NULL AS is_withdrawn
        FROM capture_reviews s JOIN captures c ON c.id = s.capture_id JOIN reviews r ON r.id = s.review_id ORDER BY c.sha256, s.row, s.side
        """;

    private const string SightingsSql =
        "SELECT c.sha256, v.seen FROM sightings v JOIN captures c ON c.id = v.capture_id ORDER BY c.sha256, v.seen";

    private const string TextsSql =
        "SELECT t.slug AS tool, x.name, x.tagline, x.description, x.reviews FROM tools t JOIN tool_texts x ON x.rowid = t.id ORDER BY "
        + "t.slug";

    private const string NamesSql = "SELECT t.slug AS tool, n.name FROM tools t JOIN tool_names n ON n.rowid = t.id ORDER BY t.slug";

    private const string NameWordsSql = "SELECT form, word FROM name_words ORDER BY form, word";

    private const string ReviewersSql = "SELECT key, name FROM reviewers ORDER BY key";

    private const string CategoriesSql = "SELECT slug, name FROM categories ORDER BY slug";

    private static readonly (string Name, string Sql)[] Tables =
    [
        ("tool", ToolsSql),
        ("former address", FormerAddressesSql),
        ("removed tool", RemovedToolsSql),
        ("review", ReviewsSql),
        ("capture", CapturesSql),
        ("statement on a tool", CaptureToolsSql),
        ("statement on a review", CaptureReviewsSql),
        ("sighting", SightingsSql),
        ("searched text", TextsSql),
        ("searched name", NamesSql),
        ("name's word", NameWordsSql),
        ("reviewer", ReviewersSql),
        ("category", CategoriesSql),
    ];

    /// <summary>The facts as lines of text. Changes and listings are left out: they depend on the order of imports.</summary>
    public static IEnumerable<string> Of(DbConnection store) => Tables.SelectMany(table => store.Query(table.Sql, buffered: false)
        .Cast<IDictionary<string, object?>>()
        .Select(row => $"{table.Name}: {string.Join(" | ", row.Select(column => $"{column.Key}={column.Value ?? "NULL"}"))}"));
}
