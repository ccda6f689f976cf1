using System.IO.Compression;
using ToolVerdicts.Captures.Reading;

namespace ToolVerdicts.Importing;

/// <summary>The writes of an import. All of one capture run in one transaction, which the caller opens.</summary>
internal static class ImportWrites
{
    internal const string AddCaptureSql =
        """
        INSERT INTO captures (sha256, file_name, form, media, address, imported_at)
        VALUES (@sha256, @fileName, @form, @media, @address, @importedAt) RETURNING id
        """;

    internal const string AddPageSql = "INSERT INTO capture_pages (capture_id, content) VALUES (@captureId, @content)";

    internal const string AddCategorySql = "INSERT INTO categories (slug, name) VALUES (@slug, @name) ON CONFLICT (slug) DO NOTHING";

    internal const string SaveToolSql =
        """
        INSERT INTO tools (slug, identity, name, tagline, category_id, description, price_word, price_text, panel_share, panel_ship,
                           panel_skip, panel_basis, community_share, community_votes)
        VALUES (@slug, @identity, @name, @tagline, (SELECT id FROM categories WHERE slug = @category), @description, @priceWord,
                @priceText, @panelShare, @panelShip, @panelSkip, @panelBasis, @communityShare, @communityVotes)
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
        VALUES (@toolId, @digest, @text, @reviewer, @reviewerBasis, @score, @scoreBasis, @call, @callBasis)
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
        VALUES (@captureId, @side, @toolId, @name, @tagline, @category, @description, @priceWord, @priceText, @badge, @panelShare,
                @panelShip, @panelSkip, @communityShare, @communityVotes)
        """;

    internal const string AddCaptureReviewSql =
        """
        INSERT INTO capture_reviews (capture_id, row, side, review_id, reviewer, score, call)
        VALUES (@captureId, @row, @side, @reviewId, @reviewer, @score, @call)
        """;

    internal const string AddConflictSql =
        "INSERT INTO conflicts (capture_id, tool_id, fact, kept, said) VALUES (@captureId, @toolId, @fact, @kept, @said)";

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
            sha256 = file.Sha256,
            fileName = file.Name,
            form = Word<CaptureForm>(capture.Form),
            media = Word<CaptureMedia>(capture.Media),
            address = address.ToString(),
            importedAt,
        });
        store.Execute(AddPageSql, new { captureId, content = Compress(file.Content) });
        return captureId;
    }

    public static long SaveTool(this DbConnection store, string slug, Tool tool)
    {
        var category = tool.Category is null ? null : CategorySlug(tool.Category);
        if (category is not null)
            store.Execute(AddCategorySql, new { slug = category, name = tool.Category });
        return store.ExecuteScalar<long>(SaveToolSql, new
        {
            slug,
            identity = Wording.Digest(tool.Identity.Key),
            name = tool.Name,
            tagline = tool.Tagline,
            category,
            description = tool.Description,
            priceWord = tool.PriceWord,
            priceText = tool.PriceText,
            panelShare = tool.PanelShare,
            panelShip = tool.PanelShip,
            panelSkip = tool.PanelSkip,
            panelBasis = Word(tool.PanelBasis),
            communityShare = tool.CommunityShare,
            communityVotes = tool.CommunityVotes,
        });
    }

    public static long SaveReview(this DbConnection store, long toolId, Review review) =>
        store.ExecuteScalar<long>(SaveReviewSql, new
        {
            toolId,
            digest = Wording.Digest(review.Text),
            text = review.Text,
            reviewer = review.Reviewer,
            reviewerBasis = Word(review.ReviewerBasis),
            score = review.Score,
            scoreBasis = Word(review.ScoreBasis),
            call = Word(review.Call),
            callBasis = Word(review.CallBasis),
        });

    public static void AddReviewer(this DbConnection store, Reviewer reviewer) =>
        store.Execute(AddReviewerSql, new { key = reviewer.Key, name = reviewer.Name });

    /// <param name="store">A connection in the import's transaction.</param>
    /// <param name="reviewId">The review.</param>
    /// <param name="reviewer">The inferred reviewer's key; null removes an earlier inference.</param>
    public static void SaveInferredReviewer(this DbConnection store, long reviewId, string? reviewer) =>
        store.Execute(InferReviewerSql, new { reviewId, reviewer, basis = reviewer is null ? null : Word<Basis>(Basis.Inferred) });

    public static void AddCaptureTool(this DbConnection store, long captureId, int side, long toolId, CapturedTool captured) =>
        store.Execute(AddCaptureToolSql, new
        {
            captureId,
            side,
            toolId,
            name = captured.Identity.Name,
            tagline = captured.Identity.Tagline,
            category = captured.Category,
            description = captured.Description,
            priceWord = captured.PriceWord,
            priceText = captured.PriceText,
            badge = Word(captured.Badge),
            panelShare = captured.PanelShare,
            panelShip = captured.PanelTally?.Ship,
            panelSkip = captured.PanelTally?.Skip,
            communityShare = captured.Community?.SharePercent,
            communityVotes = captured.Community?.Votes,
        });

    public static void AddCaptureReview(this DbConnection store, long captureId, long reviewId, CapturedReview captured) =>
        store.Execute(AddCaptureReviewSql, new
        {
            captureId,
            row = captured.Row,
            side = captured.Side,
            reviewId,
            reviewer = captured.Reviewer?.Key,
            score = captured.Score,
            call = Word(captured.Call),
        });

    public static void AddConflict(this DbConnection store, long captureId, long toolId, FactChange conflict) =>
        store.Execute(AddConflictSql, new { captureId, toolId, fact = conflict.Fact, kept = conflict.Kept, said = conflict.Said });

    public static void AddVerdictChange(
        this DbConnection store, long captureId, long toolId, Verdict before, Verdict after, DateTimeOffset changedAt)
    {
        var parameters = new { toolId, before = Word<Verdict>(before), after = Word<Verdict>(after), captureId, changedAt };
        store.Execute(AddVerdictChangeSql, parameters);
    }

    public static void AddPriceChange(
        this DbConnection store, long captureId, long toolId, Price before, Price after, DateTimeOffset changedAt) =>
        store.Execute(AddPriceChangeSql, new
        {
            toolId,
            beforeWord = before.Word,
            beforeText = before.Text,
            afterWord = after.Word,
            afterText = after.Text,
            captureId,
            changedAt,
        });

    /// <summary>The slug of a category. A name without any ASCII letter or digit gets one from its digest.</summary>
    internal static string CategorySlug(string category) =>
        Slug.From(category) is { Length: > 0 } slug ? slug : $"category-{Wording.Digest(category)[..6]}";

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

    /// <summary>The word under which the schema stores an enum value.</summary>
    private static string? Word<T>(T? value)
        where T : struct, Enum => value?.ToString().ToLowerInvariant();
}
