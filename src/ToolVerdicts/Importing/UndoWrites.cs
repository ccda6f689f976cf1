namespace ToolVerdicts.Importing;

/// <summary>Takes back what a revision recorded. All writes are part of the undo, which is a revision itself.</summary>
/// <param name="undone">The revision that is taken back.</param>
internal sealed class UndoWrites(DbConnection store, RevisionWrites writes, long undone)
{
    // The revision, and the undos of its undos, which did the same again.
    private const string Own =
        """
        (WITH RECURSIVE own (id) AS (
            SELECT @undone UNION SELECT v.id FROM own JOIN revisions u ON u.undoes = own.id JOIN revisions v ON v.undoes = u.id)
         SELECT id FROM own)
        """;

    internal const string ToolsSql =
        $"""
        SELECT DISTINCT s.tool_id FROM sightings v JOIN capture_tools s ON s.capture_id = v.capture_id
        WHERE v.revision_id IN {Own} OR v.withdrawn_in = @undone
        """;

    internal const string ReviewsSql =
        $"""
        SELECT DISTINCT s.review_id FROM sightings v JOIN capture_reviews s ON s.capture_id = v.capture_id
        WHERE v.revision_id IN {Own} OR v.withdrawn_in = @undone
        """;

    internal const string WithdrawSql =
        $"UPDATE sightings SET withdrawn_in = @revision WHERE revision_id IN {Own} AND withdrawn_in IS NULL";

    internal const string SeeAgainSql =
        """
        INSERT INTO sightings (capture_id, seen, revision_id)
        SELECT v.capture_id, v.seen, @revision FROM sightings v
        WHERE v.withdrawn_in = @undone AND NOT EXISTS (
            SELECT 1 FROM sightings o WHERE o.capture_id = v.capture_id AND o.seen IS v.seen AND o.withdrawn_in IS NULL)
        ORDER BY v.id
        """;

    private const string OfOtherPages = $"capture_id NOT IN (SELECT capture_id FROM sightings WHERE revision_id IN {Own})";

    private const string IsStillSeen =
        $"""
        EXISTS (SELECT 1 FROM sightings v JOIN sightings o ON o.capture_id = v.capture_id
                WHERE v.revision_id IN {Own} AND o.withdrawn_in IS NULL)
        """;

    private const string Misassigned = $"withdrawn_in IN {Own} AND restored_in IS NULL AND {OfOtherPages} AND NOT {IsStillSeen}";

    internal const string OwnersSql =
        $"""
        SELECT DISTINCT r.tool_id FROM reviews r WHERE r.id IN (
            SELECT review_id FROM capture_reviews WHERE restored_in IN {Own}
            UNION SELECT review_id FROM capture_reviews WHERE {Misassigned})
        """;

    internal const string RestoreSql = $"UPDATE capture_reviews SET restored_in = @revision WHERE {Misassigned}";

    internal const string WithdrawAgainSql =
        $"UPDATE capture_reviews SET withdrawn_in = @revision, restored_in = NULL WHERE restored_in IN {Own}";

    /// <summary>Withdraws the pages that the revision showed, and sees those again that it withdrew.</summary>
    /// <returns>False when it showed and withdrew none that later revisions left as they were.</returns>
    public bool TakeBackPages()
    {
        var parameters = new { undone, revision = writes.Revision };
        var (tools, reviews) = (List(ToolsSql), List(ReviewsSql));
        foreach (var id in tools)
            writes.Touch(id);
        if (store.Execute(WithdrawSql, parameters) + store.Execute(SeeAgainSql, parameters) == 0)
            return false;
        new UndoneAnswers(store, writes.Revision).TakeUp();
        // Whose a text is, only the page told that is withdrawn.
        var owners = List(OwnersSql);
        store.Execute(WithdrawAgainSql, parameters);
        store.Execute(RestoreSql, parameters);
        // Names are evidence for the names beside them.
        foreach (var id in tools.Concat(owners).Concat(reviews.SelectMany(store.ListToolsBeside)).Distinct().ToList())
            writes.Settle(id, isSource: tools.Contains(id));
        return true;

        List<long> List(string sql) => store.Query<long>(sql, parameters).AsList();
    }

    internal const string FactsBeforeSql =
        """
        SELECT id, fact, value, seen, source, capture_id, quote, because FROM file_facts
        WHERE tool_id = @toolId AND since < @undone AND (until IS NULL OR until >= @undone)
        """;

    internal const string ReviewsBeforeSql =
        """
        SELECT f.id, f.review_id, f.reviewer, f.score, f.call, f.author, f.written, f.authorship, f.seen, f.source, f.because
        FROM reviews r JOIN file_reviews f ON f.review_id = r.id
        WHERE r.tool_id = @toolId AND f.since < @undone AND (f.until IS NULL OR f.until >= @undone)
        """;

    /// <summary>Writes back what the file of a tool said before the revision, when that file is gone again, or is a draft again.</summary>
    /// <returns>False when it said the same.</returns>
    public bool TakeBackFile(Slug slug)
    {
        if (store.FindRow(slug) is not { } toolId)
            return false;
        writes.Touch(toolId);
        var facts = store.Query<StoredFact>(FactsBeforeSql, new { toolId, undone }).Select(fact => fact with { Id = 0 }).ToList();
        var reviews = store.Query<StoredReview>(ReviewsBeforeSql, new { toolId, undone }).Select(review => review with { Id = 0 }).ToList();
        if (facts.Count == 0)
        {
            foreach (var identity in store.ListIdentities(toolId).Except(store.ListShownIdentities(toolId)).ToList())
                store.Execute(FileWrites.EndIdentitySql, new { identity });
        }

        if (!(store.SaveFacts(toolId, facts, writes.Revision) | store.SaveReviews(toolId, reviews, writes.Revision)))
            return false;
        writes.Settle(toolId, isSource: true);
        return true;
    }
}
