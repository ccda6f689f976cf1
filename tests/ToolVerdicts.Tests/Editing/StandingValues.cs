using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Tests.Editing;

/// <summary>What pages show of listed tools, row by row, without addresses, which an undo leaves.</summary>
internal static class StandingValues
{
    private static readonly string[] Rows =
    [
        """
        SELECT t.id, t.name, t.tagline, c.name AS category, t.description, t.price_word, t.price_text, t.panel_share, t.panel_ship,
               t.panel_skip, t.panel_basis, t.community_share, t.community_votes, t.contested, t.price_seen, t.panel_seen, t.verdict,
               t.panel_rank, t.dispute_rank, t.mean_score, t.questions
        FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.is_hidden = 0 ORDER BY t.id
        """,
        """
        SELECT t.id, r.text_digest, r.text, r.reviewer, r.reviewer_basis, r.score, r.call, r.state, r.contested
        FROM reviews r JOIN tools t ON t.id = r.tool_id WHERE t.is_hidden = 0 AND r.state <> 'withdrawn' ORDER BY t.id, r.text_digest
        """,
        """
        SELECT t.id, v.criterion, v.value FROM criterion_values v JOIN tools t ON t.id = v.tool_id WHERE t.is_hidden = 0
        ORDER BY t.id, v.criterion
        """,
        """
        SELECT t.id, c.criterion FROM contested_criteria c JOIN tools t ON t.id = c.tool_id WHERE t.is_hidden = 0
        ORDER BY t.id, c.criterion
        """,
        """
        SELECT t.id, v.criterion, v.state, v.word, v.number FROM listed_values v JOIN tools t ON t.id = v.tool_id WHERE t.is_hidden = 0
        ORDER BY t.id, v.criterion, v.word
        """,
        "SELECT x.rowid, x.name, x.tagline, x.reviews FROM tool_texts x ORDER BY x.rowid",
        "SELECT sha256 FROM listed_captures ORDER BY sha256",
        "SELECT * FROM review_groups WHERE reviews > 0 ORDER BY 1, 2, 3, 4, 5, 6, 7",
        "SELECT tool_id, category_id, panel_rank, name_key FROM listings WHERE until IS NULL ORDER BY tool_id",
    ];

    public static string Of(DbConnection store) => string.Join('\n', Rows.SelectMany(sql => store.Query(sql)
        .Cast<IDictionary<string, object?>>()
        .SelectMany(row => row.Select(cell => $"{row.Values.First()} {row.Values.ElementAtOrDefault(1)}: {cell.Key}={cell.Value}"))));
}
