namespace ToolVerdicts.Backups;

/// <summary>Queries of what a backup holds.</summary>
public static class BackupQueries
{
    internal const string HasPageSql =
        "SELECT EXISTS (SELECT 1 FROM captures c JOIN capture_pages p ON p.capture_id = c.id WHERE c.sha256 = @sha256)";

    internal const string HasToolSql = "SELECT EXISTS (SELECT 1 FROM tools WHERE identity = @identity AND tagline <> '')";

    /// <summary>The backups that hold one of these pages or tools, and those that cannot be read, the latest first.</summary>
    /// <param name="pages">The SHA-256 of captured pages.</param>
    /// <param name="identities">The digests of the identities of tools.</param>
    public static IReadOnlyList<string> ListHolding(
        this BackupFolder folder, IReadOnlyCollection<string> pages, IReadOnlyCollection<string> identities) =>
        folder.List().Select(backup => backup.Path).Where(path => Holds(path, pages, identities)).ToList();

    private static bool Holds(string path, IReadOnlyCollection<string> pages, IReadOnlyCollection<string> identities)
    {
        var database = new Database(path);
        try
        {
            return database.RunReadOnly(() =>
            {
                using var store = database.OpenConnection();
                return pages.Any(sha256 => store.ExecuteScalar<bool>(HasPageSql, new { sha256 }))
                    || identities.Any(identity => store.ExecuteScalar<bool>(HasToolSql, new { identity }));
            });
        }
        catch (DbException)
        {
            return true;
        }
    }
}
