namespace ToolVerdicts.Importing;

/// <summary>The writes of an apply. All of them run in one transaction, which the caller opens.</summary>
internal static class FileWrites
{
    internal const string AddFileSql =
        "INSERT INTO content_files (path, revision_id, content) VALUES (@path, @revision, @content)";

    /// <param name="content">The text; null for a file that is gone.</param>
    public static void AddFile(this DbConnection store, string path, string? content, long revision) =>
        store.Execute(AddFileSql, new { path, content, revision });

    /// <summary>The review with an editor's text, in the editor's spelling.</summary>
    public static long SaveOwnText(this DbConnection store, long toolId, string text)
    {
        var id = store.SaveText(toolId, Wording.Digest(text), text);
        store.Execute(ImportWrites.SpellTextSql + " AND text <> @text", new { id, text });
        return id;
    }

    internal const string EndFactSql = "UPDATE file_facts SET until = @revision WHERE id = @Id";

    internal const string AddFactSql =
        """
        INSERT INTO file_facts (tool_id, fact, value, seen, source, capture_id, quote, because, since)
        VALUES (@toolId, @Fact, @Value, @Seen, @Source, @CaptureId, @Quote, @Because, @revision)
        """;

    internal const string EndReviewSql = "UPDATE file_reviews SET until = @revision WHERE id = @Id";

    internal const string AddReviewSql =
        """
        INSERT INTO file_reviews (review_id, reviewer, score, call, author, written, authorship, seen, source, because, since)
        VALUES (@ReviewId, @Reviewer, @Score, @call, @Author, @Written, @authorship, @Seen, @Source, @Because, @revision)
        """;

    /// <summary>Ends the statements of a tool's file that are no longer in it, and begins the new ones.</summary>
    /// <returns>False when nothing changed.</returns>
    public static bool SaveFacts(this DbConnection store, long toolId, IReadOnlyList<StoredFact> facts, long revision)
    {
        var stored = store.ListFileFacts(toolId);
        var ended = stored.Where(known => !facts.Contains(known with { Id = 0 })).ToList();
        var added = facts.Except(stored.Select(known => known with { Id = 0 })).ToList();
        foreach (var fact in ended)
            store.Execute(EndFactSql, new { fact.Id, revision });
        foreach (var fact in added)
        {
            store.Execute(AddFactSql, new
            {
                toolId, fact.Fact, fact.Value, fact.Seen, fact.Source, fact.CaptureId, fact.Quote, fact.Because, revision,
            });
        }

        return ended.Count + added.Count > 0;
    }

    /// <inheritdoc cref="SaveFacts"/>
    public static bool SaveReviews(this DbConnection store, long toolId, IReadOnlyList<StoredReview> reviews, long revision)
    {
        var stored = store.ListFileReviews(toolId);
        var ended = stored.Where(known => !reviews.Contains(known with { Id = 0 })).ToList();
        var added = reviews.Except(stored.Select(known => known with { Id = 0 })).ToList();
        foreach (var review in ended)
            store.Execute(EndReviewSql, new { review.Id, revision });
        foreach (var review in added)
        {
            store.Execute(AddReviewSql, new
            {
                review.ReviewId, review.Reviewer, review.Score, call = review.Call.ToStored(), review.Author, review.Written,
                authorship = ColumnTypes.ToStored<Authorship>(review.Authorship), review.Seen, review.Source, review.Because, revision,
            });
        }

        return ended.Count + added.Count > 0;
    }

    // A tool keeps the identities of those that were merged into it, so that their pages do not bring them back.
    internal const string EndIdentitySql =
        """
        DELETE FROM tool_identities
        WHERE identity = @identity AND identity NOT IN (SELECT identity FROM tools WHERE identity = @identity AND is_hidden = 1)
        """;
    internal const string AddIdentitySql = "INSERT INTO tool_identities (identity, tool_id) VALUES (@identity, @toolId)";

    /// <summary>Lets captures know a tool under an identity.</summary>
    /// <param name="identity">The digest of its key.</param>
    public static void AddIdentity(this DbConnection store, long toolId, string identity) =>
        store.Execute(AddIdentitySql, new { identity, toolId });

    /// <summary>Sets the identities under which captures know a tool. One that a capture of the tool has, or that was a tool of its own
    /// before a merge, stays.</summary>
    /// <returns>False when nothing changed.</returns>
    public static bool SaveIdentities(this DbConnection store, long toolId, IReadOnlyCollection<string> identities)
    {
        var stored = store.ListIdentities(toolId);
        var captured = new Lazy<IReadOnlySet<string>>(() => store.ListCapturedIdentities(toolId));
        var ended = stored.Except(identities).Where(identity => !captured.Value.Contains(identity)).ToList();
        var added = identities.Except(stored).ToList();
        foreach (var identity in ended)
            store.Execute(EndIdentitySql, new { identity });
        foreach (var identity in added)
            store.AddIdentity(toolId, identity);
        return ended.Count + added.Count > 0;
    }

    internal const string NameReviewerSql = "UPDATE reviewers SET name = @name WHERE key = @key AND name <> @name";

    /// <summary>Adds a reviewer, or gives it the name of its lens.</summary>
    /// <returns>False when nothing changed.</returns>
    public static bool SaveLens(this DbConnection store, Lens lens) =>
        store.Execute(ImportWrites.AddReviewerSql, new { key = lens.Key, name = lens.Name })
            + store.Execute(NameReviewerSql, new { key = lens.Key, name = lens.Name }) > 0;
}
