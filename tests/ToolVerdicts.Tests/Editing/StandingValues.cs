using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Tests.Editing;

/// <summary>What pages show of listed tools, row by row, without revisions and days of recording.</summary>
internal static class StandingValues
{
    private static readonly string[] Rows =
    [
        """
        SELECT t.slug, t.name, t.tagline, c.name AS category, t.description, t.price_word, t.price_text, t.panel_share, t.panel_ship,
               t.panel_skip, t.panel_basis, t.community_share, t.community_votes, t.contested, t.price_seen, t.panel_seen, t.verdict,
               t.panel_rank, t.dispute_rank, t.mean_score, t.questions
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.is_hidden = 0 ORDER BY t.slug
        """,
        """
        SELECT t.slug, r.text_digest, r.text, r.reviewer, r.reviewer_basis, r.score, r.call, r.state, r.contested
        FROM reviews r JOIN tools t ON t.id = r.tool_id WHERE t.is_hidden = 0 AND r.state <> 'withdrawn' ORDER BY t.slug, r.text_digest
        """,
        """
        SELECT t.slug, v.criterion, v.value FROM criterion_values v JOIN tools t ON t.id = v.tool_id WHERE t.is_hidden = 0
        ORDER BY t.slug, v.criterion
        """,
        "SELECT t.slug, x.name, x.tagline, x.reviews FROM tool_texts x JOIN tools t ON t.id = x.rowid ORDER BY t.slug",
        "SELECT address FROM listed_captures ORDER BY sha256",
        "SELECT * FROM review_groups WHERE reviews > 0 ORDER BY 1, 2, 3, 4, 5, 6, 7",
        "SELECT category_id, panel_rank, name_key, slug FROM listings WHERE until IS NULL ORDER BY slug",
    ];

    public static string Of(DbConnection store) => string.Join('\n', Rows.SelectMany(sql => store.Query(sql)
        .Cast<IDictionary<string, object?>>().Select(row => string.Join(" | ", row.Select(cell => $"{cell.Key}={cell.Value}")))));
}
