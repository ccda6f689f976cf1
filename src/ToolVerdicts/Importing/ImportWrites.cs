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

    internal const string AddToolSql =
        "INSERT INTO tools (slug, identity, name, tagline) VALUES (@slug, @identity, @name, @tagline) RETURNING id";

    internal const string AddReviewerSql = "INSERT INTO reviewers (key, name) VALUES (@key, @name) ON CONFLICT (key) DO NOTHING";

    internal const string FindTextSql = "SELECT id, text FROM reviews WHERE tool_id = @toolId AND text_digest = @digest";

    // The state is a placeholder until the tool is settled.
    internal const string AddTextSql =
        """
        INSERT INTO reviews (tool_id, text_digest, text, state) VALUES (@toolId, @digest, @text, 'withdrawn') RETURNING id
        """;

    internal const string SpellTextSql = "UPDATE reviews SET text = @text WHERE id = @id";

    internal const string AddCaptureToolSql =
        """
        INSERT INTO capture_tools (capture_id, side, tool_id, name, tagline, category, description, price_word, price_text, badge,
                                   panel_share, panel_ship, panel_skip, community_share, community_votes)
        VALUES (@captureId, @side, @toolId, @Name, @Tagline, @Category, @Description, @PriceWord, @PriceText, @badge, @PanelShare,
                @Ship, @Skip, @SharePercent, @Votes)
        """;

    internal const string AddCaptureReviewSql =
        """
        INSERT INTO capture_reviews (capture_id, row, side, review_id, reviewer, score, call, withdrawn_in)
        VALUES (@captureId, @Row, @Side, @reviewId, @Key, @Score, @call, @withdrawnIn)
        """;

    internal const string AddRevisionSql =
        """
        INSERT INTO revisions (id, recorded_at, kind, author, message, git_commit, undoes)
        VALUES (@id, @recordedAt, @kind, @Author, @Message, @GitCommit, @Undoes)
        """;

    internal const string AddSightingSql =
        "INSERT INTO sightings (capture_id, seen, revision_id) VALUES (@captureId, @seen, @revision)";

    /// <param name="note">The circumstances of an editor's revision; null for an import.</param>
    public static void AddRevision(this DbConnection store, long id, DateTimeOffset recordedAt, RevisionNote? note = null) =>
        store.Execute(AddRevisionSql, new
        {
            id, recordedAt, kind = ColumnTypes.ToStored<RevisionKind>(note?.Kind ?? RevisionKind.Import), note?.Author, note?.Message,
            note?.GitCommit, note?.Undoes,
        });

    /// <param name="seen">The day; null is "not known".</param>
    public static void AddSighting(this DbConnection store, long captureId, DateOnly? seen, long revision) =>
        store.Execute(AddSightingSql, new { captureId, seen, revision });

    public static long AddCapture(
        this DbConnection store, CaptureFile file, Capture capture, string address, DateTimeOffset importedAt)
    {
        var captureId = store.ExecuteScalar<long>(AddCaptureSql, new
        {
            file.Sha256,
            file.Name,
            form = ColumnTypes.ToStored<CaptureForm>(capture.Form),
            media = ColumnTypes.ToStored<CaptureMedia>(capture.Media),
            address,
            importedAt,
        });
        store.Execute(AddPageSql, new { captureId, content = CompressedPage.Compress(file.Content) });
        return captureId;
    }

    internal const string NameAgainSql =
        "UPDATE captures SET file_name = @Name, address = @address, erased_in = NULL WHERE id = @captureId";

    internal const string ForgetReviewsSql = "DELETE FROM capture_reviews WHERE capture_id = @captureId";
    internal const string ForgetToolsSql = "DELETE FROM capture_tools WHERE capture_id = @captureId";

    /// <summary>Stores an erased page again, whose removal was lifted. What was kept of its statements gives way to all of them.</summary>
    public static void RestorePage(this DbConnection store, long captureId, CaptureFile file, string address)
    {
        store.ForgetStatements(captureId, file, address);
        store.Execute(AddPageSql, new { captureId, content = CompressedPage.Compress(file.Content) });
    }

    /// <summary>Forgets what a capture stated, so that it states it anew, of other tools.</summary>
    public static void ForgetStatements(this DbConnection store, long captureId, CaptureFile file, string address)
    {
        store.Execute(ForgetReviewsSql, new { captureId });
        store.Execute(RowWrites.ForgetSql, new { captureId });
        store.Execute(ForgetToolsSql, new { captureId });
        store.Execute(NameAgainSql, new { captureId, file.Name, address });
    }

    internal const string SetImportTimeSql = "UPDATE captures SET imported_at = @importedAt WHERE id = @captureId";

    /// <summary>Corrects the time of an import that was recorded while the clock was behind.</summary>
    public static void SetImportTime(this DbConnection store, long captureId, DateTimeOffset importedAt) =>
        store.Execute(SetImportTimeSql, new { captureId, importedAt });

    /// <summary>Adds a tool of which nothing but its identity is known yet.</summary>
    public static long AddTool(this DbConnection store, Slug slug, ToolIdentity tool) =>
        store.AddTool(slug, Wording.Digest(tool.Key), tool.Name, tool.Tagline);

    /// <summary>Adds a tool.</summary>
    /// <param name="identity">The digest of its identity's key.</param>
    public static long AddTool(this DbConnection store, Slug slug, string identity, string name, string tagline) =>
        store.ExecuteScalar<long>(AddToolSql, new { slug, identity, name, tagline });

    /// <summary>The review of this wording on a tool, added when the store does not have it.</summary>
    /// <param name="digest">The text's <see cref="Wording.Digest"/>.</param>
    public static long SaveText(this DbConnection store, long toolId, string digest, string text)
    {
        if (store.QuerySingleOrDefault<TextRow>(FindTextSql, new { toolId, digest }) is not { } known)
            return store.ExecuteScalar<long>(AddTextSql, new { toolId, digest, text });
        if (Wording.Preferred(known.Text, text) is var preferred && preferred != known.Text)
        {
            store.Execute(SpellTextSql, new { id = known.Id, text = preferred });
            store.IndexTool(toolId);
        }

        return known.Id;
    }

    public static void AddReviewer(this DbConnection store, Reviewer reviewer) =>
        store.Execute(AddReviewerSql, new { key = reviewer.Key, name = reviewer.Name });

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

    /// <param name="withdrawnIn">The revision, when the page does not tell whose review it is; else null.</param>
    public static void AddCaptureReview(
        this DbConnection store, long captureId, long reviewId, CapturedReview review, long? withdrawnIn) => store.Execute(
        AddCaptureReviewSql,
        new
        {
            captureId, reviewId, review.Row, review.Side, review.Reviewer?.Key, review.Score, call = review.Call.ToStored(), withdrawnIn,
        });

    private sealed record TextRow(long Id, string Text);
}
