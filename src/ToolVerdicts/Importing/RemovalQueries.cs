namespace ToolVerdicts.Importing;

/// <summary>Queries of what was removed, so that no import brings it back.</summary>
internal static class RemovalQueries
{
    internal const string OfPageSql = "SELECT because, removed_on FROM removed_captures WHERE sha256 = @sha256";

    /// <summary>The reason why a page was removed; null when it was not.</summary>
    public static RemovalReason? FindRemovalOfPage(this DbConnection store, string sha256) =>
        store.QuerySingleOrDefault<RemovalReason>(OfPageSql, new { sha256 });

    /// <summary>Refuses a page that was removed.</summary>
    /// <exception cref="CaptureRefusedException">The page was removed.</exception>
    public static void RequireNotRemoved(this DbConnection store, CaptureFile file)
    {
        if (store.FindRemovalOfPage(file.Sha256) is { } removal)
            throw new CaptureRefusedException(removal.Words);
    }

    internal const string OfToolSql =
        "SELECT r.because, r.removed_on FROM tools t JOIN removed_tools r ON r.slug = t.slug WHERE t.id = @toolId";

    /// <summary>Refuses a page that shows a tool which was removed.</summary>
    /// <exception cref="CaptureRefusedException">One of the tools was removed.</exception>
    public static void RequireNotRemoved(this DbConnection store, IEnumerable<ToolIdentity> tools)
    {
        foreach (var tool in tools)
        {
            var toolId = store.FindTool(tool);
            if ((toolId is { } known ? store.FindRemovalOfTool(known) : store.FindRemovalOfAddress(tool)) is { } removal)
                throw new CaptureRefusedException($"it shows {Excerpt.Of(tool.Name)}, which was {removal.Words}");
        }
    }

    /// <summary>The reason why a tool was removed; null when it was not.</summary>
    public static RemovalReason? FindRemovalOfTool(this DbConnection store, long toolId) =>
        store.QuerySingleOrDefault<RemovalReason>(OfToolSql, new { toolId });

    internal const string OfAddressSql =
        """
        SELECT because, removed_on FROM removed_tools r
        WHERE r.slug = @slug AND NOT EXISTS (SELECT 1 FROM tools t WHERE t.slug = r.slug)
        """;

    // A store that never had the tool knows its address alone, and the address comes from the name.
    private static RemovalReason? FindRemovalOfAddress(this DbConnection store, ToolIdentity tool) => Slug.From(tool.Name) is { } slug
        ? store.QuerySingleOrDefault<RemovalReason>(OfAddressSql, new { slug })
        : null;

    internal const string IsErasedSql = "SELECT EXISTS (SELECT 1 FROM captures WHERE id = @captureId AND erased_in IS NOT NULL)";

    /// <summary>True for a capture whose page was erased.</summary>
    public static bool IsErased(this DbConnection store, long captureId) =>
        store.ExecuteScalar<bool>(IsErasedSql, new { captureId });

    internal const string HasErasedSql = "SELECT EXISTS (SELECT 1 FROM revisions WHERE has_erased = 1)";

    /// <summary>True for a store from which something was erased.</summary>
    public static bool HasErased(this DbConnection store) => store.ExecuteScalar<bool>(HasErasedSql);
}
