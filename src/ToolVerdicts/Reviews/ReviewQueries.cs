namespace ToolVerdicts.Reviews;

public static class ReviewQueries
{
    internal const string Select =
        """
        SELECT r.id, r.tool_id, r.text, r.text_digest, r.reviewer, r.reviewer_basis, r.score, r.score_basis, r.call, r.call_basis, r.state,
               r.contested
        FROM reviews r

        """;

    internal const string Shown = "r.state IN ('standing', 'contested')";

    internal const string OfToolsSql = Select + "WHERE r.tool_id IN (@a, @b, @c, @d) AND " + Shown + " ORDER BY r.tool_id, r.id";
    internal const string ReviewerNamesSql = "SELECT key, name FROM reviewers ORDER BY key";

    /// <summary>The reviews that pages show of some tools, at most four.</summary>
    public static async Task<IReadOnlyList<Review>> FindReviewsAsync(this DbConnection store, IReadOnlyList<long> toolIds) =>
        (await store.QueryAsync<Review>(OfToolsSql, UpToFour.Parameters(toolIds))).AsList();

    /// <summary>All reviewers by key.</summary>
    public static async Task<IReadOnlyDictionary<string, Reviewer>> ListReviewersAsync(this DbConnection store) =>
        (await store.QueryAsync<Reviewer>(ReviewerNamesSql)).ToDictionary(reviewer => reviewer.Key);
}
