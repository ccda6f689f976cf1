namespace ToolVerdicts.Importing;

/// <summary>Writes the statements of a capture.</summary>
internal static class StatementWrites
{
    /// <summary>Adds all that a capture states.</summary>
    /// <param name="toolIds">Its tools, in its order.</param>
    /// <returns>The tools that lost a review, because the capture tells whose it is.</returns>
    public static IReadOnlyList<long> AddStatements(
        this DbConnection store, Capture capture, long captureId, List<long> toolIds, long revision)
    {
        foreach (var (side, tool) in capture.Tools.Index())
            store.AddCaptureTool(captureId, side, toolIds[side], tool);
        store.AddRows(captureId, capture);
        foreach (var reviewer in capture.Reviews.Select(review => review.Reviewer).OfType<Reviewer>().Distinct())
            store.AddReviewer(reviewer);

        // Nameless reviews alternate between the tools. One that is known as another tool's shows that a text is missing on the page.
        var known = toolIds.ConvertAll(store.ListTextDigests);
        var unknown = capture.Reviews
            .Where(review => review.Reviewer is null && !known[review.Side].Contains(review.TextDigest)).ToList();
        var isOrderBroken = unknown.Exists(review => known.Exists(texts => texts.Contains(review.TextDigest)));
        var losers = new List<long>();
        foreach (var review in capture.Reviews)
        {
            var reviewId = store.SaveText(toolIds[review.Side], review.TextDigest, review.Text);
            store.AddCaptureReview(captureId, reviewId, review, isOrderBroken && unknown.Contains(review) ? revision : null);
            if (review.Reviewer is not null)
                losers.AddRange(store.WithdrawMisassigned(captureId, toolIds[review.Side], review.TextDigest, revision));
        }

        return losers;
    }
}
