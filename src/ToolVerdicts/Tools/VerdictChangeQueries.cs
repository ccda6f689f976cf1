namespace ToolVerdicts.Tools;

public static class VerdictChangeQueries
{
    internal const string LatestChangesSql =
        """
        SELECT t.slug, t.name, v.before, v.after, v.capture_id, c.sha256, v.changed_at
        FROM verdict_changes v JOIN tools t ON t.id = v.tool_id JOIN captures c ON c.id = v.capture_id
        ORDER BY v.id DESC LIMIT @limit
        """;

    /// <summary>Changed verdicts, the latest first.</summary>
    public static async Task<IReadOnlyList<VerdictChange>> ListVerdictChangesAsync(this DbConnection store, int limit) =>
        (await store.QueryAsync<VerdictChange>(LatestChangesSql, new { limit })).AsList();
}
