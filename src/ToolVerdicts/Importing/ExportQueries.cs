namespace ToolVerdicts.Importing;

/// <summary>Queries of what an export writes.</summary>
public static class ExportQueries
{
    internal const string LastTextsSql =
        """
        SELECT f.path, f.content FROM content_files f
        WHERE f.content IS NOT NULL AND f.revision_id = (
            SELECT MAX(l.revision_id) FROM content_files l WHERE l.path = f.path AND l.content IS NOT NULL)
        ORDER BY f.path
        """;

    /// <summary>The last text of every file, also of one that is gone.</summary>
    internal static IReadOnlyList<FolderFile> ListLastTexts(this DbConnection store) =>
        store.Query<(string Path, string Content)>(LastTextsSql).Select(file => new FolderFile(file.Path, file.Content)).ToList();

    internal const string ToolsSql = "SELECT id, slug, identity, name, tagline, is_hidden FROM tools ORDER BY id";

    /// <summary>All tools, with those that are hidden.</summary>
    internal static IReadOnlyList<ExportedTool> ListToolsToExport(this DbConnection store) => store.Query<ExportedTool>(ToolsSql).AsList();

    internal const string CapturedIdentitiesSql =
        """
        SELECT s.tool_id, s.name, s.tagline FROM capture_tools s
        WHERE EXISTS (SELECT 1 FROM sightings v WHERE v.capture_id = s.capture_id AND v.withdrawn_in IS NULL)
        GROUP BY s.tool_id, s.name, s.tagline ORDER BY MIN(s.capture_id)
        """;

    /// <summary>The identities under which captures know each tool.</summary>
    internal static ILookup<long, ToolIdentity> ListCapturedIdentities(this DbConnection store) =>
        store.Query<(long ToolId, string Name, string Tagline)>(CapturedIdentitiesSql)
            .ToLookup(row => row.ToolId, row => new ToolIdentity(row.Name, row.Tagline));

    internal const string ShownSql =
        """
        SELECT DISTINCT s.tool_id FROM capture_tools s JOIN captures c ON c.id = s.capture_id AND c.erased_in IS NULL
        JOIN sightings v ON v.capture_id = c.id AND v.withdrawn_in IS NULL
        """;

    /// <summary>The tools that a page of the export shows.</summary>
    internal static IReadOnlySet<long> ListShown(this DbConnection store) => store.Query<long>(ShownSql).ToHashSet();

    internal const string OtherIdentitiesSql = "SELECT identity, tool_id FROM tool_identities";

    /// <summary>The tools by the digests of the identities that they have beside the first.</summary>
    internal static IReadOnlyDictionary<string, long> ListOtherIdentities(this DbConnection store) =>
        store.Query<(string Identity, long ToolId)>(OtherIdentitiesSql).ToDictionary(row => row.Identity, row => row.ToolId);

    internal const string SightingsSql =
        """
        SELECT c.id, c.sha256, c.file_name, v.seen FROM sightings v JOIN captures c ON c.id = v.capture_id
        WHERE v.withdrawn_in IS NULL AND c.erased_in IS NULL ORDER BY c.id, v.seen
        """;

    /// <summary>The captures that have a page, once for each day on which they were seen.</summary>
    public static IReadOnlyList<ExportedCapture> ListCapturesToExport(this DbConnection store) =>
        store.Query<ExportedCapture>(SightingsSql).Distinct().ToList();

    internal const string ErasedSql = "SELECT COUNT(*) FROM captures WHERE erased_in IS NOT NULL";

    /// <summary>How many captures have no page, because it was removed.</summary>
    public static long CountErased(this DbConnection store) => store.ExecuteScalar<long>(ErasedSql);

    internal const string PageSql = "SELECT content FROM capture_pages WHERE capture_id = @captureId";

    /// <summary>The bytes of a capture.</summary>
    /// <exception cref="StoreException">The store has lost them.</exception>
    public static byte[] LoadPage(this DbConnection store, long captureId) =>
        store.QuerySingleOrDefault<byte[]>(PageSql, new { captureId }) is { } content
            ? CompressedPage.Decompress(content)
            : throw new StoreException($"The page of capture {captureId} is lost; check tells what can be done.");
}
