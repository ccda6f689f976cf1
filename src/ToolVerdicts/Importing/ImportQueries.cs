using System.Data.Common;
using Dapper;
using ToolVerdicts.Reviews;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;

namespace ToolVerdicts.Importing;

/// <summary>What an import asks the store.</summary>
internal static class ImportQueries
{
    internal const string HasCaptureSql = "SELECT COUNT(*) FROM captures WHERE sha256 = @sha256";

    internal const string ToolSql = ToolQueries.Select + "WHERE t.identity = @identity";

    internal const string ReviewsSql = ReviewQueries.Select + "WHERE r.tool_id = @toolId ORDER BY r.id";

    internal const string HasToolSql = "SELECT COUNT(*) FROM tools WHERE identity = @identity";

    internal const string EvidenceSql =
        """
        SELECT s.row AS Row, n.reviewer AS Neighbour
        FROM capture_reviews s
        LEFT JOIN capture_reviews o ON o.capture_id = s.capture_id AND o.row = s.row AND o.side <> s.side
        LEFT JOIN reviews n ON n.id = o.review_id AND n.reviewer_basis IN ('stated', 'assigned')
        WHERE s.review_id = @reviewId AND s.reviewer IS NULL
        """;

    internal const string EvidenceInCaptureSql = EvidenceSql + " AND s.capture_id = @captureId";

    internal const string UnnamedInCaptureSql =
        """
        SELECT DISTINCT r.id AS Id, r.tool_id AS ToolId, r.reviewer AS Reviewer
        FROM capture_reviews s JOIN reviews r ON r.id = s.review_id
        WHERE s.capture_id = @captureId AND (r.reviewer_basis IS NULL OR r.reviewer_basis = 'inferred')
        """;

    internal const string UnnamedNeighboursSql =
        """
        SELECT DISTINCT r.id AS Id, r.tool_id AS ToolId, r.reviewer AS Reviewer
        FROM capture_reviews s
        JOIN capture_reviews o ON o.capture_id = s.capture_id AND o.row = s.row AND o.side <> s.side
        JOIN reviews r ON r.id = o.review_id
        WHERE s.review_id = @reviewId AND (r.reviewer_basis IS NULL OR r.reviewer_basis = 'inferred')
        """;

    internal const string UnnamedOfToolSql =
        """
        SELECT id AS Id, tool_id AS ToolId, reviewer AS Reviewer
        FROM reviews WHERE tool_id = @toolId AND (reviewer_basis IS NULL OR reviewer_basis = 'inferred')
        """;

    internal const string ToolsOfCaptureSql = "SELECT tool_id FROM capture_tools WHERE capture_id = @captureId";

    internal const string NamedReviewersSql =
        "SELECT reviewer FROM reviews WHERE tool_id = @toolId AND reviewer_basis IN ('stated', 'assigned')";

    public static bool HasCapture(this DbConnection store, string sha256) => store.ExecuteScalar<long>(HasCaptureSql, new { sha256 }) > 0;

    public static bool IsSlugTaken(this DbConnection store, string slug) => store.ExecuteScalar<long?>(ToolQueries.IdSql, new { slug }) is not null;

    public static bool HasTool(this DbConnection store, ToolIdentity identity) =>
        store.ExecuteScalar<long>(HasToolSql, new { identity = Wording.Digest(identity.Key) }) > 0;

    /// <summary>A tool with all its reviews; null when the store does not have it.</summary>
    public static StoredTool? FindStoredTool(this DbConnection store, ToolIdentity identity)
    {
        var tool = store.QuerySingleOrDefault<Tool>(ToolSql, new { identity = Wording.Digest(identity.Key) });
        return tool is null ? null : new StoredTool(tool, store.Query<Review>(ReviewsSql, new { toolId = tool.Id }).AsList());
    }

    public static IReadOnlyList<UnnamedReview> UnnamedInCapture(this DbConnection store, long captureId) =>
        store.Query<UnnamedReview>(UnnamedInCaptureSql, new { captureId }).AsList();

    public static IReadOnlyList<UnnamedReview> UnnamedNeighbours(this DbConnection store, long reviewId) =>
        store.Query<UnnamedReview>(UnnamedNeighboursSql, new { reviewId }).AsList();

    public static IReadOnlyList<UnnamedReview> UnnamedOfTool(this DbConnection store, long toolId) =>
        store.Query<UnnamedReview>(UnnamedOfToolSql, new { toolId }).AsList();

    public static IReadOnlyList<long> ToolsOfCapture(this DbConnection store, long captureId) =>
        store.Query<long>(ToolsOfCaptureSql, new { captureId }).AsList();

    public static IReadOnlySet<string> NamedReviewers(this DbConnection store, long toolId) =>
        store.Query<string>(NamedReviewersSql, new { toolId }).ToHashSet();

    /// <summary>The rows in which a nameless text stands, in one capture or in all.</summary>
    public static IReadOnlyList<RowEvidence> Evidence(this DbConnection store, long reviewId, long? captureId = null) =>
        store.Query<RowEvidence>(captureId is null ? EvidenceSql : EvidenceInCaptureSql, new { reviewId, captureId }).AsList();
}

/// <summary>A review whose reviewer is not known, or only inferred.</summary>
internal sealed record UnnamedReview
{
    public long Id { get; init; }

    public long ToolId { get; init; }

    /// <summary>The inferred reviewer; null when there is none.</summary>
    public string? Reviewer { get; init; }
}
