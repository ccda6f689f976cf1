namespace ToolVerdicts.Tools;

/// <summary>Counts the changes of tools, so that cached pages that show a changed tool are rendered again, and no others.</summary>
public static class ChangeQueries
{
    internal const string MarkSql =
        "SELECT (SELECT COALESCE(MAX(change), 0) FROM tools) AS tools, (SELECT COALESCE(MAX(id), 0) FROM captures) AS captures";

    internal const string ChangedSql =
        "SELECT t.slug, c.slug AS category FROM tools t LEFT JOIN categories c ON c.id = t.category_id WHERE t.change > @since";

    internal const string NoteSql = "UPDATE tools SET change = (SELECT MAX(change) + 1 FROM tools) WHERE id = @toolId";

    public static CatalogueVersion FindLastChanges(this DbConnection store) => store.QuerySingle<CatalogueVersion>(MarkSql);

    /// <summary>The tools whose last change has a higher number than <paramref name="since"/>.</summary>
    public static IReadOnlyList<ChangedTool> ListChangedTools(this DbConnection store, long since) =>
        store.Query<ChangedTool>(ChangedSql, new { since }).AsList();

    /// <summary>Gives a tool the number of a new change. Runs in the transaction that changes what pages show of the tool.</summary>
    public static void NoteChange(this DbConnection store, long toolId) => store.Execute(NoteSql, new { toolId });
}
