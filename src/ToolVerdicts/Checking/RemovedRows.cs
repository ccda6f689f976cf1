namespace ToolVerdicts.Checking;

/// <summary>The rows of removed tools and pages, which no page states any longer.</summary>
internal static class RemovedRows
{
    internal const string ToolsSql = "SELECT * FROM tools WHERE removed_in IS NOT NULL";

    internal const string FormerSql =
        "SELECT f.slug, t.identity FROM former_addresses f JOIN tools t ON t.id = f.tool_id WHERE t.removed_in IS NOT NULL";

    internal const string IdentitiesSql =
        "SELECT i.identity AS known, t.identity FROM tool_identities i JOIN tools t ON t.id = i.tool_id WHERE t.removed_in IS NOT NULL";

    internal const string PagesSql = "SELECT sha256, erased_in FROM captures WHERE erased_in IS NOT NULL";

    internal const string MarkPageSql = "UPDATE captures SET erased_in = @erasedIn WHERE sha256 = @sha256";

    internal const string DropCriteriaSql =
        "DELETE FROM criterion_values WHERE tool_id = (SELECT id FROM tools WHERE identity = @identity)";

    internal const string DropContestedSql =
        "DELETE FROM contested_criteria WHERE tool_id = (SELECT id FROM tools WHERE identity = @identity)";

    internal const string DropListedSql =
        "DELETE FROM listed_values WHERE tool_id = (SELECT id FROM tools WHERE identity = @identity)";

    internal const string ClearTextsSql = $"{ToolErasure.Clear} WHERE tool_id = {ToolOfIdentity}";

    private const string ToolOfIdentity = "(SELECT id FROM tools WHERE identity = @identity)";

    internal const string AddFormerSql =
        $"INSERT INTO former_addresses (slug, tool_id) VALUES (@slug, {ToolOfIdentity}) ON CONFLICT (slug) DO NOTHING";

    internal const string AddIdentitySql =
        $"INSERT INTO tool_identities (identity, tool_id) VALUES (@known, {ToolOfIdentity}) ON CONFLICT (identity) DO NOTHING";

    // Assigned or computed by SQLite.
    private static readonly string[] Unwritten = ["id", "price_key"];

    /// <summary>Copies the rows of removed tools into a replayed store. A row that damage made impossible is left out, and reported as one
    /// that no capture states.</summary>
    public static void CopyRemovedTo(this DbConnection store, DbConnection again)
    {
        foreach (IDictionary<string, object?> row in store.Query(ToolsSql))
        {
            var columns = row.Keys.Except(Unwritten).ToList();
            var saving =
                $"""
                INSERT INTO tools ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => $"@{column}"))})
                ON CONFLICT (identity) DO UPDATE SET {string.Join(", ", columns.Select(column => $"{column} = excluded.{column}"))}
                """;
            Copy(DropCriteriaSql, new { identity = row["identity"] });
            Copy(DropContestedSql, new { identity = row["identity"] });
            Copy(DropListedSql, new { identity = row["identity"] });
            Copy(ClearTextsSql, new { identity = row["identity"] });
            Copy(saving, new DynamicParameters(row.ToDictionary(column => column.Key, column => column.Value)));
        }

        foreach (var (sha256, erasedIn) in store.Query<(object? Sha256, object? ErasedIn)>(PagesSql))
            Copy(MarkPageSql, new { sha256, erasedIn });
        foreach (var (slug, identity) in store.Query<(object? Slug, object? Identity)>(FormerSql))
            Copy(AddFormerSql, new { slug, identity });
        foreach (var (known, identity) in store.Query<(object? Known, object? Identity)>(IdentitiesSql))
            Copy(AddIdentitySql, new { known, identity });

        void Copy(string sql, object values)
        {
            try
            {
                again.Execute(sql, values);
            }
            catch (DbException fault) when (!StoreFault.IsFull(fault, again.DataSource))
            {
                // The comparison reports the row as one that no capture states.
            }
        }
    }
}
