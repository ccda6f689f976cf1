namespace ToolVerdicts.Checking;

/// <summary>Compares the groups that reviewers' records are counted from with the reviews.</summary>
public static class ReviewerCheck
{
    private const string Key = "reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict";

    internal const string RecountSql =
        $"""
        SELECT DISTINCT CAST(reviewer AS TEXT) FROM (
            SELECT reviewer FROM (
                SELECT {Key}, reviews, scored, score_sum FROM review_groups
                UNION ALL
                SELECT {Key}, -reviews, -scored, -score_sum FROM reviews_as_groups
            ) rows
            GROUP BY {Key} HAVING SUM(reviews) <> 0 OR SUM(scored) <> 0 OR SUM(score_sum) <> 0
        ) differing
        ORDER BY 1
        """;

    internal const string ForgetSql = "DELETE FROM review_groups";

    internal const string CountSql =
        $"""
        INSERT INTO review_groups ({Key}, reviews, scored, score_sum)
        SELECT {Key}, SUM(reviews), SUM(scored), SUM(score_sum) FROM reviews_as_groups GROUP BY {Key}
        """;

    /// <summary>Counts all reviews again.</summary>
    /// <returns>One sentence for each reviewer whose record is not the sum of the reviews.</returns>
    public static IEnumerable<string> FindRecordFaults(this DbConnection store) =>
        store.Query<string>(RecountSql).Select(reviewer => $"reviewer {reviewer}: the record is not what the reviews come to");

    /// <summary>Writes the groups anew.</summary>
    internal static void MendRecords(this DbConnection store)
    {
        store.Execute(ForgetSql);
        store.Execute(CountSql);
    }
}
