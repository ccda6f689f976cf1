using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Checking;

/// <summary>Holds the groups that reviewers' records are counted from against the reviews.</summary>
public static class ReviewerCheck
{
    private const string What = "reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict";

    internal const string RecountSql =
        $"""
        SELECT DISTINCT reviewer FROM (
            SELECT reviewer FROM (
                SELECT {What}, reviews, scored, score_sum FROM review_groups
                UNION ALL
                SELECT {What}, -reviews, -scored, -score_sum FROM reviews_as_groups
            )
            GROUP BY {What} HAVING SUM(reviews) <> 0 OR SUM(scored) <> 0 OR SUM(score_sum) <> 0
        )
        ORDER BY reviewer
        """;

    /// <summary>Counts all reviews again.</summary>
    /// <returns>One sentence for each reviewer whose record is not what the reviews come to.</returns>
    public static IEnumerable<string> RecordFaults(this DbConnection store) =>
        store.Query<string>(RecountSql).Select(reviewer => $"reviewer {reviewer}: the record is not what the reviews come to");
}
