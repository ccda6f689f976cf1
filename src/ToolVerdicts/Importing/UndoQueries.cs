namespace ToolVerdicts.Importing;

/// <summary>Queries of what a revision did, for its undo.</summary>
internal static class UndoQueries
{
    internal const string UndosSql = "SELECT id, undoes FROM revisions WHERE undoes IS NOT NULL ORDER BY id DESC";

    internal const string KindSql = "SELECT kind FROM revisions WHERE id = @revision";

    /// <summary>The kind of a revision; null when there is no such revision.</summary>
    public static RevisionKind? FindKind(this DbConnection store, long revision) =>
        store.QuerySingleOrDefault<string?>(KindSql, new { revision }) is { } kind
            ? Enum.Parse<RevisionKind>(kind, ignoreCase: true) : null;

    /// <summary>The undo by which a revision does not hold; null while it holds. An undo that was undone does not count.</summary>
    public static long? FindUndo(this DbConnection store, long revision)
    {
        var undone = new Dictionary<long, long>();
        // A later undo tells whether an earlier one holds.
        foreach (var (id, undoes) in store.Query<(long Id, long Undoes)>(UndosSql))
        {
            if (!undone.ContainsKey(id))
                undone.TryAdd(undoes, id);
        }

        return undone.TryGetValue(revision, out var undo) ? undo : null;
    }

    internal const string FilesSql =
        """
        SELECT f.path, f.content AS after,
               (SELECT b.content FROM content_files b WHERE b.path = f.path AND b.revision_id < f.revision_id
                ORDER BY b.revision_id DESC LIMIT 1) AS before,
               (SELECT n.content FROM content_files n WHERE n.path = f.path ORDER BY n.revision_id DESC LIMIT 1) AS now
        FROM content_files f WHERE f.revision_id = @revision ORDER BY f.path
        """;

    /// <summary>The files that a revision took in, each before it, after it and as it was applied last.</summary>
    public static IReadOnlyList<AppliedFile> ListFilesOf(this DbConnection store, long revision) =>
        store.Query<AppliedFile>(FilesSql, new { revision }).AsList();

    internal const string PagesSql =
        """
        SELECT c.sha256 FROM sightings v JOIN captures c ON c.id = v.capture_id WHERE v.withdrawn_in = @revision AND NOT EXISTS (
            SELECT 1 FROM sightings o WHERE o.capture_id = v.capture_id AND o.withdrawn_in IS NULL)
        """;

    /// <summary>The SHA-256 of the pages that a revision withdrew.</summary>
    public static IReadOnlyList<string> ListWithdrawnPages(this DbConnection store, long revision) =>
        store.Query<string>(PagesSql, new { revision }).AsList();

    internal const string HasPagesSql =
        """
        SELECT EXISTS (SELECT 1 FROM sightings WHERE revision_id = @revision) OR EXISTS (
            SELECT 1 FROM sightings WHERE withdrawn_in = @revision)
        """;

    /// <summary>True when a revision showed or withdrew pages.</summary>
    public static bool HasPages(this DbConnection store, long revision) => store.ExecuteScalar<bool>(HasPagesSql, new { revision });

    internal const string MovedSql = "SELECT t.slug FROM former_addresses f JOIN tools t ON t.id = f.tool_id WHERE f.slug = @slug";

    /// <summary>The slug of today of a tool, also of a hidden one, that had this slug; null for a slug that is none of the past.</summary>
    public static Slug? FindMoved(this DbConnection store, Slug slug) => store.QuerySingleOrDefault<Slug?>(MovedSql, new { slug });
}
