namespace ToolVerdicts.Importing;

/// <summary>
/// Corrects captures whose nameless reviews were assigned to the wrong tools because a text was missing on the page. The error shows
/// when a later capture states the tool of one of these reviews. Without the correction the store would depend on the order of imports.
/// </summary>
internal static class MisassignedReviews
{
    internal const string CapturesSql =
        """
        SELECT DISTINCT s.capture_id FROM reviews d
        JOIN capture_reviews s ON s.review_id = d.id AND s.reviewer IS NULL AND s.capture_id <> @captureId
        JOIN capture_tools c ON c.capture_id = s.capture_id AND c.tool_id = @toolId
        WHERE d.text_digest = @digest AND d.tool_id <> @toolId AND (d.reviewer_basis IS NULL OR d.reviewer_basis = 'inferred')
          AND d.state <> 'withdrawn' AND EXISTS (SELECT 1 FROM sightings v WHERE v.capture_id = s.capture_id AND v.withdrawn_in IS NULL)
        """;

    internal const string ReviewsSql =
        """
        SELECT r.id, r.tool_id FROM capture_reviews s JOIN reviews r ON r.id = s.review_id
        WHERE s.capture_id = @other AND s.reviewer IS NULL AND (r.reviewer_basis IS NULL OR r.reviewer_basis = 'inferred')
          AND (s.withdrawn_in IS NULL OR s.restored_in IS NOT NULL) AND NOT EXISTS (
            SELECT 1 FROM capture_reviews o JOIN sightings v ON v.capture_id = o.capture_id AND v.withdrawn_in IS NULL
            WHERE o.review_id = r.id AND o.capture_id <> s.capture_id AND (o.withdrawn_in IS NULL OR o.restored_in IS NOT NULL))
        """;

    internal const string WithdrawSql =
        """
        UPDATE capture_reviews SET withdrawn_in = @revision, restored_in = NULL
        WHERE capture_id = @other AND review_id = @Id AND (withdrawn_in IS NULL OR restored_in IS NOT NULL)
        """;

    /// <summary>Withdraws the nameless reviews of each other capture that gave this text to another tool.</summary>
    /// <remarks>Reviews that a further capture confirms stay.</remarks>
    /// <param name="captureId">The capture that states the text to be a review of <paramref name="toolId"/>.</param>
    /// <returns>The tools that lost a review.</returns>
    public static IReadOnlyList<long> WithdrawMisassigned(
        this DbConnection store, long captureId, long toolId, string digest, long revision)
    {
        var losers = new List<long>();
        foreach (var other in store.Query<long>(CapturesSql, new { captureId, toolId, digest }).AsList())
        {
            foreach (var review in store.Query<AssignedReview>(ReviewsSql, new { other }).AsList())
            {
                store.Execute(WithdrawSql, new { other, review.Id, revision });
                losers.Add(review.ToolId);
            }
        }

        return losers;
    }

    private sealed record AssignedReview(long Id, long ToolId);
}
