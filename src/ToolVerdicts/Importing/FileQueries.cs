namespace ToolVerdicts.Importing;

/// <summary>Queries of what the store has from the files of editors.</summary>
public static class FileQueries
{
    internal const string FilesSql =
        """
        SELECT f.path, f.content FROM content_files f
        WHERE f.content IS NOT NULL
          AND f.revision_id = (SELECT MAX(l.revision_id) FROM content_files l WHERE l.path = f.path AND l.revision_id <= @through)
        ORDER BY f.path
        """;

    /// <summary>The files of the content folder as they were applied last.</summary>
    /// <param name="through">The last revision to regard.</param>
    public static IReadOnlyList<FolderFile> ListAppliedFiles(this DbConnection store, long through = long.MaxValue) =>
        store.Query<(string Path, string Content)>(FilesSql, new { through })
            .Select(file => new FolderFile(file.Path, file.Content)).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();

    internal const string LastAppliedSql = "SELECT MAX(revision_id) FROM content_files";

    /// <summary>The last revision that changed a file; null when nothing was ever applied.</summary>
    public static long? FindLastApplied(this DbConnection store) => store.ExecuteScalar<long?>(LastAppliedSql);

    internal const string ShownFilesSql =
        """
        SELECT f.path, f.content FROM content_files f
        WHERE (f.path < 'tools/' OR f.path > 'tools0') AND f.path <> 'decisions.yml' AND f.content IS NOT NULL
          AND f.revision_id = (SELECT MAX(l.revision_id) FROM content_files l WHERE l.path = f.path)
        ORDER BY f.path
        """;

    /// <summary>The files that were applied last, without those of tools and decisions, whose effects the store has.</summary>
    public static IReadOnlyList<FolderFile> ListShownFiles(this DbConnection store) =>
        store.Query<(string Path, string Content)>(ShownFilesSql).Select(file => new FolderFile(file.Path, file.Content)).ToList();

    internal const string HasFactsSql = "SELECT EXISTS (SELECT 1 FROM file_facts WHERE tool_id = @toolId AND until IS NULL)";

    /// <summary>True when a file states a fact of the tool.</summary>
    internal static bool HasFileFacts(this DbConnection store, long toolId) => store.ExecuteScalar<bool>(HasFactsSql, new { toolId });

    internal const string ToolFactsSql =
        "SELECT id, fact, value, seen, source, capture_id, quote, because FROM file_facts WHERE tool_id = @toolId AND until IS NULL";

    internal static IReadOnlyList<StoredFact> ListFileFacts(this DbConnection store, long toolId) =>
        store.Query<StoredFact>(ToolFactsSql, new { toolId }).AsList();

    internal const string ToolReviewsSql =
        """
        SELECT f.id, f.review_id, f.reviewer, f.score, f.call, f.author, f.written, f.authorship, f.seen, f.source, f.because
        FROM reviews r JOIN file_reviews f ON f.review_id = r.id WHERE r.tool_id = @toolId AND f.until IS NULL
        """;

    internal static IReadOnlyList<StoredReview> ListFileReviews(this DbConnection store, long toolId) =>
        store.Query<StoredReview>(ToolReviewsSql, new { toolId }).AsList();

    internal const string ToolsOfFilesSql =
        """
        SELECT t.slug FROM tools t WHERE t.is_hidden = 0 AND t.id IN (
            SELECT tool_id FROM file_facts WHERE until IS NULL
            UNION SELECT r.tool_id FROM file_reviews f JOIN reviews r ON r.id = f.review_id WHERE f.until IS NULL)
        ORDER BY t.slug
        """;

    /// <summary>The tools of which a file says something.</summary>
    internal static IReadOnlyList<Slug> ListToolsOfFiles(this DbConnection store) => store.Query<Slug>(ToolsOfFilesSql).AsList();

    internal const string CapturesSql =
        """
        SELECT c.id, c.sha256, p.content FROM captures c JOIN capture_pages p ON p.capture_id = c.id WHERE c.file_name = @name ORDER BY c.id
        """;

    /// <summary>The stored captures with a file name.</summary>
    internal static IReadOnlyList<(long Id, string Sha256, byte[] Content)> ListCapturesNamed(this DbConnection store, string name) =>
        store.Query<(long, string, byte[])>(CapturesSql, new { name }).AsList();

    internal const string CaptureNamesSql = "SELECT DISTINCT file_name FROM captures WHERE erased_in IS NULL ORDER BY file_name";

    internal static IReadOnlyList<string> ListCaptureNames(this DbConnection store) => store.Query<string>(CaptureNamesSql).AsList();

    internal const string TextsSql =
        """
        SELECT r.id, r.text FROM reviews r WHERE r.tool_id = @toolId
          AND EXISTS (SELECT 1 FROM capture_reviews s WHERE s.review_id = r.id)
        """;

    /// <summary>The texts that captures show as reviews of a tool.</summary>
    internal static IReadOnlyList<(long Id, string Text)> ListCapturedTexts(this DbConnection store, long toolId) =>
        store.Query<(long, string)>(TextsSql, new { toolId }).AsList();

    internal const string IdentitiesSql = "SELECT identity FROM tool_identities WHERE tool_id = @toolId";

    internal static IReadOnlyList<string> ListIdentities(this DbConnection store, long toolId) =>
        store.Query<string>(IdentitiesSql, new { toolId }).AsList();

    internal const string CapturedIdentitiesSql = "SELECT DISTINCT name, tagline FROM capture_tools WHERE tool_id = @toolId";

    internal const string ShownIdentitiesSql =
        """
        SELECT DISTINCT s.name, s.tagline FROM capture_tools s WHERE s.tool_id = @toolId
          AND EXISTS (SELECT 1 FROM sightings v WHERE v.capture_id = s.capture_id AND v.withdrawn_in IS NULL)
        """;

    /// <summary>The digests of the identities under which pages that count show a tool.</summary>
    internal static IReadOnlySet<string> ListShownIdentities(this DbConnection store, long toolId) =>
        store.Query<ToolIdentity>(ShownIdentitiesSql, new { toolId })
            .Select(tool => Wording.Digest(tool.Key)).ToHashSet(StringComparer.Ordinal);

    internal const string MergedIdentitiesSql =
        "SELECT i.identity FROM tool_identities i JOIN tools t ON t.identity = i.identity WHERE i.tool_id = @toolId";

    /// <summary>The identities by which stored captures and merged tools are those of a tool.</summary>
    internal static IReadOnlySet<string> ListCapturedIdentities(this DbConnection store, long toolId) =>
        store.Query<(string Name, string Tagline)>(CapturedIdentitiesSql, new { toolId })
            .Select(tool => Wording.Digest(new ToolIdentity(tool.Name, tool.Tagline).Key))
            .Concat(store.Query<string>(MergedIdentitiesSql, new { toolId })).ToHashSet(StringComparer.Ordinal);
}
