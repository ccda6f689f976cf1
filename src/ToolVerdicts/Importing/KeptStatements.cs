namespace ToolVerdicts.Importing;

/// <summary>Loads what was kept of erased pages, and takes it in again in a replay, which cannot read these pages.</summary>
internal static class KeptStatements
{
    internal const string CaptureSql =
        "SELECT sha256, file_name, form, media, address, imported_at FROM captures WHERE id = @captureId";

    internal const string ToolsSql =
        """
        SELECT side, name, tagline, category, description, price_word, price_text, badge, panel_share, panel_ship, panel_skip,
               community_share, community_votes
        FROM capture_tools WHERE capture_id = @captureId ORDER BY side
        """;

    internal const string ReviewsSql =
        """
        SELECT s.row, s.side, r.text_digest, r.text, s.reviewer, w.name AS reviewer_name, s.score, s.call, s.withdrawn_in
        FROM capture_reviews s JOIN reviews r ON r.id = s.review_id LEFT JOIN reviewers w ON w.key = s.reviewer
        WHERE s.capture_id = @captureId ORDER BY s.row, s.side
        """;

    internal const string WithdrawnSql =
        """
        SELECT c.sha256, s.row, s.side FROM capture_reviews s JOIN captures c ON c.id = s.capture_id
        WHERE s.withdrawn_in = @revision AND s.capture_id <> @captureId ORDER BY s.capture_id, s.row, s.side
        """;

    /// <summary>Loads the rest of a capture whose page was erased.</summary>
    /// <param name="revision">The revision that took it in.</param>
    public static KeptCapture LoadKept(this DbConnection store, long captureId, long revision, DateOnly? seen) =>
        store.QuerySingle<KeptCapture>(CaptureSql, new { captureId }) with
        {
            Seen = seen,
            Tools = store.Query<KeptTool>(ToolsSql, new { captureId }).AsList(),
            Rows = store.ListRows(captureId),
            Reviews = store.Query<KeptReview>(ReviewsSql, new { captureId }).AsList(),
            Withdrawn = store.Query<WithdrawnText>(WithdrawnSql, new { captureId, revision }).AsList(),
        };

    internal const string AddCaptureSql =
        """
        INSERT INTO captures (sha256, file_name, form, media, address, imported_at)
        VALUES (@Sha256, @FileName, @Form, @Media, @Address, @ImportedAt) RETURNING id
        """;

    internal const string AddReviewSql =
        """
        INSERT INTO capture_reviews (capture_id, row, side, review_id, reviewer, score, call, withdrawn_in)
        VALUES (@captureId, @Row, @Side, @reviewId, @Reviewer, @Score, @Call, @withdrawnIn)
        """;

    internal const string WithdrawSql =
        """
        UPDATE capture_reviews SET withdrawn_in = @revision, restored_in = NULL
        WHERE capture_id = (SELECT id FROM captures WHERE sha256 = @Sha256) AND row = @Row AND side = @Side
        """;

    internal const string OwnerSql =
        """
        SELECT r.tool_id FROM capture_reviews s JOIN reviews r ON r.id = s.review_id
        WHERE s.capture_id = (SELECT id FROM captures WHERE sha256 = @Sha256) AND s.row = @Row AND s.side = @Side
        """;

    /// <summary>Takes in what was kept of a capture, as a part of a revision.</summary>
    /// <param name="slugs">Slugs for new tools by <see cref="ToolIdentity.Key"/>.</param>
    public static void TakeIn(
        this DbConnection store, KeptCapture kept, RevisionWrites writes, IReadOnlyDictionary<string, Slug> slugs)
    {
        var tools = kept.Tools.ToDictionary(tool => tool.Side, tool => store.FindTool(tool.Identity)
            ?? store.Recognize(tool.Identity, slugs) ?? store.AddTool(
            slugs.TryGetValue(tool.Identity.Key, out var slug) && !store.IsSlugTaken(slug)
                ? slug
                : SlugAssignment.Assign([tool.Identity], store.IsSlugTaken)[tool.Identity.Key],
            tool.Identity));
        foreach (var id in tools.Values)
            writes.Touch(id);
        if (store.FindCapture(kept.Sha256) is { } known)
        {
            store.AddSighting(known, kept.Seen, writes.Revision);
        }
        else
        {
            var captureId = store.ExecuteScalar<long>(AddCaptureSql, kept);
            store.AddSighting(captureId, kept.Seen, writes.Revision);
            store.AddStatements(kept, captureId, tools, writes.Revision);
        }

        List<long> owners = [];
        foreach (var text in kept.Withdrawn)
        {
            owners.AddRange(store.Query<long>(OwnerSql, text));
            store.Execute(WithdrawSql, new { text.Sha256, text.Row, text.Side, revision = writes.Revision });
        }

        var beside = kept.Reviews.SelectMany(review => store.ListToolsBeside(store.SaveText(
            tools[review.Side], review.TextDigest, review.Text)));
        foreach (var id in tools.Values.Concat(owners).Concat(beside).Distinct().ToList())
            writes.Settle(id, isSource: tools.ContainsValue(id));
    }

    private static void AddStatements(
        this DbConnection store, KeptCapture kept, long captureId, Dictionary<long, long> tools, long revision)
    {
        foreach (var tool in kept.Tools)
        {
            store.Execute(ImportWrites.AddCaptureToolSql, new
            {
                captureId, side = tool.Side, toolId = tools[tool.Side], tool.Name, tool.Tagline, tool.Category, tool.Description,
                tool.PriceWord, tool.PriceText, badge = tool.Badge, tool.PanelShare, Ship = tool.PanelShip, Skip = tool.PanelSkip,
                SharePercent = tool.CommunityShare, Votes = tool.CommunityVotes,
            });
        }

        store.AddRows(captureId, kept.Rows);
        foreach (var review in kept.Reviews)
        {
            if (review.Reviewer is { } key)
                store.AddReviewer(new Reviewer(key, review.ReviewerName ?? key));
            var reviewId = store.SaveText(tools[review.Side], review.TextDigest, review.Text);
            // A later revision withdraws what it withdrew.
            var withdrawnIn = review.WithdrawnIn <= revision ? review.WithdrawnIn : null;
            store.Execute(AddReviewSql, new
            {
                captureId, review.Row, review.Side, reviewId, review.Reviewer, review.Score, review.Call, withdrawnIn,
            });
        }
    }
}
