namespace ToolVerdicts.Facts;

/// <summary>Lists of changes, the latest first.</summary>
public static class ChangeListQueries
{
    private const string Select =
        $"""
        SELECT x.id, x.revision_id, v.recorded_at, v.author, v.message, t.slug, t.name, t.tagline, x.fact, x.criterion,
               w.name AS reviewer, r.text_digest, {ChangeColumns.Before}, {ChangeColumns.After}, x.before_contested,
               x.after_contested, x.before_verdict, x.after_verdict, s.capture_id, c.file_name, c.sha256, s.seen,
               NOT EXISTS (SELECT 1 FROM sightings f WHERE f.capture_id = c.id AND f.id < s.id) AS is_first_sighting
        FROM changes x JOIN tools t ON t.id = x.tool_id AND (t.is_hidden = 0 OR x.fact = 'removed')
        JOIN revisions v ON v.id = x.revision_id
        LEFT JOIN sightings s ON s.id = (SELECT MIN(f.id) FROM sightings f WHERE f.revision_id = x.revision_id)
        LEFT JOIN captures c ON c.id = s.capture_id
        LEFT JOIN reviews r ON r.id = x.review_id LEFT JOIN reviewers w ON w.key = r.reviewer

        """;

    private const string Told = "x.fact NOT IN ('sources', 'votes', 'content', 'mended')";

    internal const string AfterRevisionSql = Select + "WHERE x.revision_id > @revision AND " + Told + " ORDER BY t.name_key, t.slug, x.id";

    private const string Page = " ORDER BY x.id DESC LIMIT @limit";

    internal const string AllSql = Select + "WHERE " + Told + " AND x.id < @before" + Page;

    internal const string OfToolSql = Select + "WHERE x.tool_id = @toolId AND " + Told + " AND x.id < @before" + Page;

    internal const string VerdictsSql = Select +
        """
        WHERE x.fact = 'panel' AND x.before_verdict IS NOT x.after_verdict AND (x.before_verdict IS NOT NULL OR x.before_contested)
          AND (x.after_verdict IS NOT NULL OR x.after_contested)
        """ + Page;

    /// <summary>Changes of all tools.</summary>
    /// <param name="before">The id below which the list continues; null for its beginning.</param>
    public static async Task<IReadOnlyList<ListedChange>> ListChangesAsync(this DbConnection store, int limit, long? before = null)
    {
        var changes = (await store.QueryAsync<ListedChange>(AllSql, new { limit, before = before ?? long.MaxValue })).AsList();
        var names = DistinctNames.BySlug(changes.Select(change => (change.Slug, new ToolIdentity(change.Name, change.Tagline))));
        return changes.Select(change => change with { Name = names[change.Slug] }).ToList();
    }

    /// <summary>A page of the changes of all tools.</summary>
    /// <param name="before">The id below which the page begins; null for the first page.</param>
    public static async Task<PageOfChanges> FindPageOfChangesAsync(
        this DbConnection store, int size, long? before, IReadOnlyList<Criterion> criteria)
    {
        var changes = ListedChange.WithLabels(await store.ListChangesAsync(size + 1, before), criteria);
        var shown = changes.Take(size).ToList();
        return new PageOfChanges(DayOfChanges.ListOf(shown), changes.Count > size ? shown[^1].Id : null);
    }

    /// <summary>Changes of one tool.</summary>
    /// <param name="before">The id below which the list continues; null for its beginning.</param>
    public static async Task<IReadOnlyList<ListedChange>> ListChangesOfAsync(
        this DbConnection store, long toolId, int limit, long? before = null) =>
        (await store.QueryAsync<ListedChange>(OfToolSql, new { toolId, limit, before = before ?? long.MaxValue })).AsList();

    /// <summary>The changes after a revision, by tool; those of one tool from the first to the last.</summary>
    public static IReadOnlyList<ListedChange> ListChangesAfter(this DbConnection store, long revision) =>
        store.Query<ListedChange>(AfterRevisionSql, new { revision }).AsList();

    /// <summary>Changes of a panel's verdict from a known or contested one to another.</summary>
    public static async Task<IReadOnlyList<ListedChange>> ListVerdictChangesAsync(this DbConnection store, int limit) =>
        (await store.QueryAsync<ListedChange>(VerdictsSql, new { limit })).AsList();
}
