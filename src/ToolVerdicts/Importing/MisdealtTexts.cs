using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Importing;

/// <summary>
/// Takes back nameless texts that an earlier capture dealt to the wrong tool, once a later one states whose text one of them is: what
/// is known of them may not depend on which capture came first.
/// </summary>
internal static class MisdealtTexts
{
    /// <summary>The fact under which a text that nobody can be given is kept as a conflict.</summary>
    public const string Fact = "whose text this is";

    /// <summary>What speaks against giving it to the tool it was dealt to.</summary>
    public const string Reason = "another text of this page is the other tool's";

    internal const string CapturesSql =
        """
        SELECT DISTINCT s.capture_id FROM reviews d
        JOIN capture_reviews s ON s.review_id = d.id AND s.reviewer IS NULL AND s.capture_id <> @captureId
        JOIN capture_tools c ON c.capture_id = s.capture_id AND c.tool_id = @toolId
        WHERE d.text_digest = @digest AND d.tool_id <> @toolId AND (d.reviewer_basis IS NULL OR d.reviewer_basis = 'inferred')
        """;

    internal const string TextsSql =
        """
        SELECT r.id AS Id, r.tool_id AS ToolId, r.text AS Text FROM capture_reviews s JOIN reviews r ON r.id = s.review_id
        WHERE s.capture_id = @captureId AND s.reviewer IS NULL AND (r.reviewer_basis IS NULL OR r.reviewer_basis = 'inferred')
          AND NOT EXISTS (SELECT 1 FROM capture_reviews o WHERE o.review_id = r.id AND o.capture_id <> s.capture_id)
        """;

    internal const string RemoveRowSql = "DELETE FROM capture_reviews WHERE capture_id = @captureId AND review_id = @reviewId";

    internal const string RemoveReviewSql = "DELETE FROM reviews WHERE id = @reviewId";

    /// <summary>Takes back what is refuted by a text that <paramref name="captureId"/> states to be this tool's.</summary>
    /// <returns>The tools that lost a text.</returns>
    public static IReadOnlyList<long> TakeBackMisdealt(this DbConnection store, long captureId, long toolId, string digest)
    {
        var losers = new List<long>();
        foreach (var misdealt in store.Query<long>(CapturesSql, new { captureId, toolId, digest }).AsList())
        {
            foreach (var text in store.Query<DealtText>(TextsSql, new { captureId = misdealt }).AsList())
            {
                store.Execute(RemoveRowSql, new { captureId = misdealt, reviewId = text.Id });
                store.Execute(RemoveReviewSql, new { reviewId = text.Id });
                store.AddConflict(misdealt, text.ToolId, new FactChange(Change.Conflict, Side: 0, Fact, Reason, text.Text));
                losers.Add(text.ToolId);
            }
        }

        return losers;
    }

    private sealed record DealtText(long Id, long ToolId, string Text);
}
