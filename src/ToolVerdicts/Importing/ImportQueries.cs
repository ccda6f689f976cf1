namespace ToolVerdicts.Importing;

internal static class ImportQueries
{
    internal const string HasCaptureSql = "SELECT COUNT(*) FROM captures WHERE sha256 = @sha256";
    public static bool HasCapture(this DbConnection store, string sha256) => store.ExecuteScalar<long>(HasCaptureSql, new { sha256 }) > 0;

    public static bool IsSlugTaken(this DbConnection store, Slug slug) =>
        store.ExecuteScalar<long?>(ToolQueries.IdSql, new { slug }) is not null;

    internal const string HasToolSql = "SELECT COUNT(*) FROM tools WHERE identity = @identity";
    public static bool HasTool(this DbConnection store, ToolIdentity identity) =>
        store.ExecuteScalar<long>(HasToolSql, new { identity = Wording.Digest(identity.Key) }) > 0;

    internal const string ToolSql = ToolQueries.Select + "WHERE t.identity = @identity";
    internal const string ReviewsSql = ReviewQueries.Select + "WHERE r.tool_id = @toolId ORDER BY r.id";

    /// <summary>Loads a tool with all its reviews; null when the store does not have it.</summary>
    public static StoredTool? FindStoredTool(this DbConnection store, ToolIdentity identity)
    {
        var tool = store.QuerySingleOrDefault<Tool>(ToolSql, new { identity = Wording.Digest(identity.Key) });
        return tool is null ? null : new StoredTool(tool, store.Query<Review>(ReviewsSql, new { toolId = tool.Id }).AsList());
    }

    internal const string UnnamedInCaptureSql =
        """
        SELECT DISTINCT r.id, r.tool_id, r.reviewer
        FROM capture_reviews s JOIN reviews r ON r.id = s.review_id
        WHERE s.capture_id = @captureId AND (r.reviewer_basis IS NULL OR r.reviewer_basis = 'inferred')
        """;
    public static IReadOnlyList<UnnamedReview> ListUnnamedInCapture(this DbConnection store, long captureId) =>
        store.Query<UnnamedReview>(UnnamedInCaptureSql, new { captureId }).AsList();

    internal const string UnnamedNeighboursSql =
        """
        SELECT DISTINCT r.id, r.tool_id, r.reviewer
        FROM capture_reviews s
        JOIN capture_reviews o ON o.capture_id = s.capture_id AND o.row = s.row AND o.side <> s.side
        JOIN reviews r ON r.id = o.review_id
        WHERE s.review_id = @reviewId AND (r.reviewer_basis IS NULL OR r.reviewer_basis = 'inferred')
        """;

    /// <summary>Lists the unnamed reviews beside a review, in the same row of the same capture.</summary>
    public static IReadOnlyList<UnnamedReview> ListUnnamedNeighbours(this DbConnection store, long reviewId) =>
        store.Query<UnnamedReview>(UnnamedNeighboursSql, new { reviewId }).AsList();

    internal const string UnnamedOfToolSql =
        "SELECT id, tool_id, reviewer FROM reviews WHERE tool_id = @toolId AND (reviewer_basis IS NULL OR reviewer_basis = 'inferred')";
    public static IReadOnlyList<UnnamedReview> ListUnnamedOfTool(this DbConnection store, long toolId) =>
        store.Query<UnnamedReview>(UnnamedOfToolSql, new { toolId }).AsList();

    internal const string ToolsOfCaptureSql = "SELECT tool_id FROM capture_tools WHERE capture_id = @captureId";
    public static IReadOnlyList<long> ListToolsOfCapture(this DbConnection store, long captureId) =>
        store.Query<long>(ToolsOfCaptureSql, new { captureId }).AsList();

    internal const string NamedReviewersSql =
        "SELECT reviewer FROM reviews WHERE tool_id = @toolId AND reviewer_basis IN ('stated', 'assigned')";
    public static IReadOnlySet<string> ListNamedReviewers(this DbConnection store, long toolId) =>
        store.Query<string>(NamedReviewersSql, new { toolId }).ToHashSet();

    internal const string EvidenceSql =
        """
        SELECT s.row, n.reviewer AS neighbour
        FROM capture_reviews s
        LEFT JOIN capture_reviews o ON o.capture_id = s.capture_id AND o.row = s.row AND o.side <> s.side
        LEFT JOIN reviews n ON n.id = o.review_id AND n.reviewer_basis IN ('stated', 'assigned')
        WHERE s.review_id = @reviewId AND s.reviewer IS NULL
        """;

    internal const string EvidenceInCaptureSql = EvidenceSql + " AND s.capture_id = @captureId";

    /// <summary>Lists the rows in which a review stands without a name, with the named reviewers beside it.</summary>
    /// <param name="captureId">The only capture to look at; null for all.</param>
    public static IReadOnlyList<RowEvidence> ListEvidence(this DbConnection store, long reviewId, long? captureId = null) =>
        store.Query<RowEvidence>(captureId is null ? EvidenceSql : EvidenceInCaptureSql, new { reviewId, captureId }).AsList();
}
