using System.IO.Compression;

namespace ToolVerdicts.Importing;

/// <summary>The writes of an import. All of one capture run in one transaction, which the caller opens.</summary>
internal static class ImportWrites
{
    internal const string AddCaptureSql =
        """
        INSERT INTO captures (sha256, file_name, form, media, address, imported_at)
        VALUES (@Sha256, @Name, @form, @media, @address, @importedAt) RETURNING id
        """;

    internal const string AddPageSql = "INSERT INTO capture_pages (capture_id, content) VALUES (@captureId, @content)";
    internal const string AddCategorySql = "INSERT INTO categories (slug, name) VALUES (@slug, @name) ON CONFLICT (slug) DO NOTHING";

    internal const string SaveToolSql =
        """
        INSERT INTO tools (slug, identity, name, tagline, category_id, description, price_word, price_text, panel_share, panel_ship,
                           panel_skip, panel_basis, community_share, community_votes)
        VALUES (@slug, @identity, @Name, @Tagline, (SELECT id FROM categories WHERE slug = @category), @Description, @PriceWord,
                @PriceText, @PanelShare, @PanelShip, @PanelSkip, @basis, @CommunityShare, @CommunityVotes)
        ON CONFLICT (identity) DO UPDATE SET
            name = excluded.name, tagline = excluded.tagline, category_id = excluded.category_id, description = excluded.description,
            price_word = excluded.price_word, price_text = excluded.price_text, panel_share = excluded.panel_share,
            panel_ship = excluded.panel_ship, panel_skip = excluded.panel_skip, panel_basis = excluded.panel_basis,
            community_share = excluded.community_share, community_votes = excluded.community_votes
        RETURNING id
        """;

    internal const string AddReviewerSql = "INSERT INTO reviewers (key, name) VALUES (@key, @name) ON CONFLICT (key) DO NOTHING";

    internal const string SaveReviewSql =
        """
        INSERT INTO reviews (tool_id, text_digest, text, reviewer, reviewer_basis, score, score_basis, call, call_basis)
        VALUES (@toolId, @digest, @Text, @Reviewer, @reviewerBasis, @Score, @scoreBasis, @call, @callBasis)
        ON CONFLICT (tool_id, text_digest) DO UPDATE SET
            text = excluded.text, reviewer = excluded.reviewer, reviewer_basis = excluded.reviewer_basis, score = excluded.score,
            score_basis = excluded.score_basis, call = excluded.call, call_basis = excluded.call_basis
        RETURNING id
        """;

    internal const string InferReviewerSql = "UPDATE reviews SET reviewer = @reviewer, reviewer_basis = @basis WHERE id = @reviewId";

    internal const string AddCaptureToolSql =
        """
        INSERT INTO capture_tools (capture_id, side, tool_id, name, tagline, category, description, price_word, price_text, badge,
                                   panel_share, panel_ship, panel_skip, community_share, community_votes)
        VALUES (@captureId, @side, @toolId, @Name, @Tagline, @Category, @Description, @PriceWord, @PriceText, @badge, @PanelShare,
                @Ship, @Skip, @SharePercent, @Votes)
        """;

    internal const string AddCaptureReviewSql =
        """
        INSERT INTO capture_reviews (capture_id, row, side, review_id, reviewer, score, call)
        VALUES (@captureId, @Row, @Side, @reviewId, @Key, @Score, @call)
        """;

    internal const string AddConflictSql =
        "INSERT INTO conflicts (capture_id, tool_id, fact, kept, said) VALUES (@captureId, @toolId, @Fact, @Kept, @Said)";

    internal const string AddVerdictChangeSql =
        """
        INSERT INTO verdict_changes (tool_id, before, after, capture_id, changed_at)
        VALUES (@toolId, @before, @after, @captureId, @changedAt)
        """;

    internal const string AddPriceChangeSql =
        """
        INSERT INTO price_changes (tool_id, before_word, before_text, after_word, after_text, capture_id, changed_at)
        VALUES (@toolId, @beforeWord, @beforeText, @afterWord, @afterText, @captureId, @changedAt)
        """;

    public static long AddCapture(
        this DbConnection store, CaptureFile file, Capture capture, ComparisonAddress address, DateTimeOffset importedAt)
    {
        var captureId = store.ExecuteScalar<long>(AddCaptureSql, new
        {
            file.Sha256,
            file.Name,
            form = ColumnTypes.ToStored<CaptureForm>(capture.Form),
            media = ColumnTypes.ToStored<CaptureMedia>(capture.Media),
            address = address.ToString(),
            importedAt,
        });
        store.Execute(AddPageSql, new { captureId, content = Compress(file.Content) });
        return captureId;
    }

    public static long SaveTool(this DbConnection store, Slug slug, Tool tool)
    {
        Slug? category = tool.Category is null ? null : Slug.FromOrDigest(tool.Category, "category");
        if (category is not null)
            store.Execute(AddCategorySql, new { slug = category, name = tool.Category });
        var (identity, basis) = (Wording.Digest(tool.Identity.Key), tool.PanelBasis.ToStored());
        return store.ExecuteScalar<long>(SaveToolSql, new
        {
            slug, identity, tool.Name, tool.Tagline, category, tool.Description, tool.PriceWord, tool.PriceText,
            tool.PanelShare, tool.PanelShip, tool.PanelSkip, basis, tool.CommunityShare, tool.CommunityVotes,
        });
    }

    public static long SaveReview(this DbConnection store, long toolId, Review review) => store.ExecuteScalar<long>(SaveReviewSql, new
    {
        toolId,
        digest = Wording.Digest(review.Text),
        review.Text,
        review.Reviewer,
        reviewerBasis = review.ReviewerBasis.ToStored(),
        review.Score,
        scoreBasis = review.ScoreBasis.ToStored(),
        call = review.Call.ToStored(),
        callBasis = review.CallBasis.ToStored(),
    });

    public static void AddReviewer(this DbConnection store, Reviewer reviewer) =>
        store.Execute(AddReviewerSql, new { key = reviewer.Key, name = reviewer.Name });

    /// <param name="reviewer">The inferred reviewer's key; null removes an earlier inference.</param>
    public static void SaveInferredReviewer(this DbConnection store, long reviewId, string? reviewer) =>
        store.Execute(InferReviewerSql, new { reviewId, reviewer, basis = reviewer is null ? null : "inferred" });

    public static void AddCaptureTool(this DbConnection store, long captureId, int side, long toolId, CapturedTool tool)
    {
        var badge = tool.Badge.ToStored();
        store.Execute(AddCaptureToolSql, new
        {
            captureId, side, toolId, tool.Identity.Name, tool.Identity.Tagline, tool.Category, tool.Description, tool.PriceWord,
            tool.PriceText, badge, tool.PanelShare, tool.PanelTally?.Ship, tool.PanelTally?.Skip, tool.Community?.SharePercent,
            tool.Community?.Votes,
        });
    }

    public static void AddCaptureReview(this DbConnection store, long captureId, long reviewId, CapturedReview review) => store.Execute(
        AddCaptureReviewSql,
        new { captureId, reviewId, review.Row, review.Side, review.Reviewer?.Key, review.Score, call = review.Call.ToStored() });

    public static void AddConflict(this DbConnection store, long captureId, long toolId, FactChange conflict) =>
        store.Execute(AddConflictSql, new { captureId, toolId, conflict.Fact, conflict.Kept, conflict.Said });

    public static void AddVerdictChange(
        this DbConnection store, long captureId, long toolId, Verdict? before, Verdict? after, DateTimeOffset changedAt) => store.Execute(
        AddVerdictChangeSql, new { toolId, before = before.ToStored(), after = after.ToStored(), captureId, changedAt });

    public static void AddPriceChange(
        this DbConnection store, long captureId, long toolId, Price before, Price after, DateTimeOffset changedAt)
    {
        var (beforeWord, beforeText) = before;
        var (afterWord, afterText) = after;
        store.Execute(AddPriceChangeSql, new { toolId, beforeWord, beforeText, afterWord, afterText, captureId, changedAt });
    }

    internal static byte[] Decompress(byte[] content)
    {
        using var page = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress))
            brotli.CopyTo(page);
        return page.ToArray();
    }

    internal static byte[] Compress(byte[] content)
    {
        using var page = new MemoryStream();
        using (var brotli = new BrotliStream(page, CompressionLevel.Fastest))
            brotli.Write(content);
        return page.ToArray();
    }
}
