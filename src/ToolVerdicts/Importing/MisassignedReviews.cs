namespace ToolVerdicts.Importing;

/// <summary>
/// Corrects captures whose nameless reviews were assigned to the wrong tools because a text was missing on the page. The error shows
/// when a later capture states the tool of one of these reviews. Without the correction the store would depend on the order of imports.
/// </summary>
internal static class MisassignedReviews
{
    /// <summary>The name of the fact in conflicts about a review that cannot be assigned to a tool.</summary>
    public const string Fact = "whose text this is";
    /// <summary>The stored value in such a conflict: the reason why the review cannot be assigned.</summary>
    public const string Reason = "another text of this page is the other tool's";

    internal const string CapturesSql =
        """
        SELECT DISTINCT s.capture_id FROM reviews d
        JOIN capture_reviews s ON s.review_id = d.id AND s.reviewer IS NULL AND s.capture_id <> @captureId
        JOIN capture_tools c ON c.capture_id = s.capture_id AND c.tool_id = @toolId
        WHERE d.text_digest = @digest AND d.tool_id <> @toolId AND (d.reviewer_basis IS NULL OR d.reviewer_basis = 'inferred')
        """;

    internal const string ReviewsSql =
        """
        SELECT r.id, r.tool_id, r.text FROM capture_reviews s JOIN reviews r ON r.id = s.review_id
        WHERE s.capture_id = @captureId AND s.reviewer IS NULL AND (r.reviewer_basis IS NULL OR r.reviewer_basis = 'inferred')
          AND NOT EXISTS (SELECT 1 FROM capture_reviews o WHERE o.review_id = r.id AND o.capture_id <> s.capture_id)
        """;

    internal const string RemoveRowSql = "DELETE FROM capture_reviews WHERE capture_id = @other AND review_id = @Id";
    internal const string RemoveReviewSql = "DELETE FROM reviews WHERE id = @Id";

    /// <summary>Removes the nameless reviews of each other capture that gave this text to another tool, and records conflicts.</summary>
    /// <remarks>Reviews that a further capture confirms stay.</remarks>
    /// <param name="captureId">The capture that states the text to be a review of <paramref name="toolId"/>.</param>
    /// <returns>The tools that lost a review.</returns>
    public static IReadOnlyList<long> RemoveMisassigned(this DbConnection store, long captureId, long toolId, string digest)
    {
        var losers = new List<long>();
        foreach (var other in store.Query<long>(CapturesSql, new { captureId, toolId, digest }).AsList())
        {
            foreach (var review in store.Query<AssignedReview>(ReviewsSql, new { captureId = other }).AsList())
            {
                store.Execute(RemoveRowSql, new { other, review.Id });
                store.Execute(RemoveReviewSql, new { review.Id });
                store.AddConflict(other, review.ToolId, new FactChange(Change.Conflict, Side: 0, Fact, Reason, review.Text));
                losers.Add(review.ToolId);
            }
        }

        return losers;
    }

    private sealed record AssignedReview(long Id, long ToolId, string Text);
}
