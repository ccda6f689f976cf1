namespace ToolVerdicts.Importing;

public static class ImportQueries
{
    internal const string CaptureSql = "SELECT id FROM captures WHERE sha256 = @sha256";

    /// <summary>The capture with this digest; null when the store does not have it.</summary>
    internal static long? FindCapture(this DbConnection store, string sha256) => store.ExecuteScalar<long?>(CaptureSql, new { sha256 });

    internal const string NamedCapturesSql =
        "SELECT sha256, file_name FROM captures WHERE (sha256 = @name OR file_name = @name) AND erased_in IS NULL ORDER BY id";

    /// <summary>The captures with this file name or this SHA-256.</summary>
    public static IReadOnlyList<NamedPage> FindCapturesNamed(this DbConnection store, string name) =>
        store.Query<NamedPage>(NamedCapturesSql, new { name }).AsList();

    internal const string IsTakenInSql =
        """
        SELECT EXISTS (
            SELECT 1 FROM sightings
            WHERE capture_id = @captureId AND withdrawn_in IS NULL AND (CAST(@seen AS TEXT) IS NULL OR seen = @seen))
            AND NOT EXISTS (SELECT 1 FROM captures WHERE id = @captureId AND erased_in IS NOT NULL)
        """;

    /// <summary>True when a revision took the capture in with this day; for null, with any day or none. False after the loss of
    /// rows.</summary>
    internal static bool IsTakenIn(this DbConnection store, long captureId, DateOnly? seen) =>
        store.ExecuteScalar<bool>(IsTakenInSql, new { captureId, seen });

    internal const string IsTakenInUndatedSql =
        "SELECT EXISTS (SELECT 1 FROM sightings WHERE capture_id = @captureId AND withdrawn_in IS NULL AND seen IS NULL)";

    /// <summary>True when a revision took the capture in without a day.</summary>
    internal static bool IsTakenInUndated(this DbConnection store, long captureId) =>
        store.ExecuteScalar<bool>(IsTakenInUndatedSql, new { captureId });

    internal const string LastRevisionSql =
        "SELECT COALESCE(MAX(id), 0) AS id, MAX(recorded_at) AS recorded_at FROM revisions";

    /// <summary>The last revision and its time; zero and null when there is none.</summary>
    internal static (long Id, DateTimeOffset? RecordedAt) FindLastRevision(this DbConnection store) =>
        store.QuerySingle<(long, DateTimeOffset?)>(LastRevisionSql);

    internal const string IsSlugTakenSql =
        """
        SELECT EXISTS (SELECT 1 FROM tools WHERE slug = @slug) OR EXISTS (SELECT 1 FROM former_addresses WHERE slug = @slug)
            OR EXISTS (SELECT 1 FROM removed_tools WHERE slug = @slug)
        """;

    /// <summary>True when a tool has or had the slug, also a hidden one.</summary>
    public static bool IsSlugTaken(this DbConnection store, Slug slug) => store.ExecuteScalar<bool>(IsSlugTakenSql, new { slug });

    internal const string ToolIdSql =
        """
        SELECT COALESCE(
            (SELECT tool_id FROM tool_identities WHERE identity = @identity), (SELECT id FROM tools WHERE identity = @identity))
        """;

    /// <summary>The tool that captures know by this name and tagline; null when the store does not have it.</summary>
    internal static long? FindTool(this DbConnection store, ToolIdentity identity) => store.FindTool(Wording.Digest(identity.Key));

    /// <param name="identity">The digest of an identity's key.</param>
    internal static long? FindTool(this DbConnection store, string identity) => store.ExecuteScalar<long?>(ToolIdSql, new { identity });

    internal const string ToolSql = ToolQueries.Select + "WHERE t.id = @toolId";
    internal const string ReviewsSql = ReviewQueries.Select + "WHERE r.tool_id = @toolId ORDER BY r.id";

    internal const string CriteriaSql =
        "SELECT criterion, value, seen FROM criterion_values WHERE tool_id = @toolId ORDER BY criterion";

    internal const string ContestedCriteriaSql = "SELECT criterion FROM contested_criteria WHERE tool_id = @toolId ORDER BY criterion";

    internal static StoredTool LoadStoredTool(this DbConnection store, long toolId) => new(
        store.QuerySingle<Tool>(ToolSql, new { toolId }),
        store.Query<Review>(ReviewsSql, new { toolId }).AsList(),
        store.Query<StandingCriterion>(CriteriaSql, new { toolId }).AsList(),
        store.Query<string>(ContestedCriteriaSql, new { toolId }).AsList());

    internal const string DigestsSql = "SELECT text_digest FROM reviews WHERE tool_id = @toolId AND state <> 'withdrawn'";

    /// <summary>The digests of the texts that are known as reviews of a tool.</summary>
    internal static IReadOnlySet<string> ListTextDigests(this DbConnection store, long toolId) =>
        store.Query<string>(DigestsSql, new { toolId }).ToHashSet();

    internal const string ToolsBesideSql =
        """
        SELECT DISTINCT r.tool_id
        FROM capture_reviews s
        JOIN capture_reviews o ON o.capture_id = s.capture_id AND o.row = s.row AND o.side <> s.side
        JOIN reviews r ON r.id = o.review_id
        WHERE s.review_id = @reviewId AND (r.reviewer_basis IS NULL OR r.reviewer_basis = 'inferred')
        """;

    /// <summary>The tools with a review of unknown reviewer beside a review, in the same row of the same capture.</summary>
    internal static IReadOnlyList<long> ListToolsBeside(this DbConnection store, long reviewId) =>
        store.Query<long>(ToolsBesideSql, new { reviewId }).AsList();

    internal const string ToolsOfCaptureSql = "SELECT tool_id FROM capture_tools WHERE capture_id = @captureId ORDER BY side";
    internal static IReadOnlyList<long> ListToolsOfCapture(this DbConnection store, long captureId) =>
        store.Query<long>(ToolsOfCaptureSql, new { captureId }).AsList();

    internal const string SlugsSql = "SELECT slug FROM tools WHERE id IN (@a, @b, @c, @d)";
    internal static IReadOnlyList<Slug> ListSlugs(this DbConnection store, IReadOnlyList<long> toolIds) =>
        store.Query<Slug>(SlugsSql, UpToFour.Parameters(toolIds)).AsList();

    internal const string IsStatedSql =
        """
        SELECT EXISTS (
            SELECT 1 FROM capture_tools s JOIN sightings v ON v.capture_id = s.capture_id
            WHERE s.tool_id = @toolId AND v.withdrawn_in IS NULL)
            OR (EXISTS (SELECT 1 FROM file_facts WHERE tool_id = @toolId AND fact = 'name' AND value IS NOT NULL AND until IS NULL)
                AND EXISTS (SELECT 1 FROM file_facts WHERE tool_id = @toolId AND fact = 'tagline' AND value IS NOT NULL AND until IS NULL))
        """;

    /// <summary>True when a source states the tool: a page, or a file that gives it its name.</summary>
    internal static bool IsStated(this DbConnection store, long toolId) => store.ExecuteScalar<bool>(IsStatedSql, new { toolId });

    internal const string RowSql = "SELECT id FROM tools WHERE slug = @slug";

    /// <summary>The row of the tool with this slug, also of a hidden one; null when there is none.</summary>
    internal static long? FindRow(this DbConnection store, Slug slug) => store.ExecuteScalar<long?>(RowSql, new { slug });

    internal const string IsFormerSql = "SELECT EXISTS (SELECT 1 FROM former_addresses WHERE slug = @slug AND tool_id = @toolId)";

    /// <summary>True for a former address of the tool.</summary>
    public static bool IsFormerOf(this DbConnection store, Slug slug, long toolId) =>
        store.ExecuteScalar<bool>(IsFormerSql, new { slug, toolId });

    internal const string IsHiddenSql = "SELECT is_hidden FROM tools WHERE id = @toolId";
    public static bool IsHidden(this DbConnection store, long toolId) => store.ExecuteScalar<bool>(IsHiddenSql, new { toolId });

    internal const string HasStatementsSql = "SELECT EXISTS (SELECT 1 FROM capture_tools WHERE capture_id = @captureId)";

    /// <summary>True when the statements of the capture are stored.</summary>
    internal static bool HasStatements(this DbConnection store, long captureId) =>
        store.ExecuteScalar<bool>(HasStatementsSql, new { captureId });

    /// <summary>The time of the last revision; null when there is none.</summary>
    public static DateTimeOffset? FindLastRecorded(this DbConnection store) => store.FindLastRevision().RecordedAt;

    internal const string RevisionsSql =
        """
        SELECT v.id, v.recorded_at, v.kind, v.author, v.message, v.git_commit, v.undoes,
               (SELECT COUNT(*) FROM content_files f WHERE f.revision_id = v.id) AS files,
               (SELECT COUNT(DISTINCT s.capture_id) FROM sightings s WHERE s.revision_id = v.id) AS captures,
               (SELECT MIN(c.file_name) FROM sightings s JOIN captures c ON c.id = s.capture_id WHERE s.revision_id = v.id) AS capture,
               (SELECT COUNT(*) FROM changes x
                WHERE x.revision_id = v.id AND x.fact NOT IN ('sources', 'votes', 'content', 'mended')) AS changes
        FROM revisions v ORDER BY v.id DESC LIMIT @limit
        """;

    /// <summary>The latest revisions first.</summary>
    public static IReadOnlyList<ListedRevision> ListRevisions(this DbConnection store, int limit) =>
        store.Query<ListedRevision>(RevisionsSql, new { limit }).AsList();
}
