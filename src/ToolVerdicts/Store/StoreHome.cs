namespace ToolVerdicts.Store;

/// <summary>
/// Tells a site's store from its copies. A store knows the file that it lives in; in a copy, and in a restored backup, that is another file
/// than the one that is open. Mail is held there, or everybody would get it twice.
/// </summary>
public static class StoreHome
{
    internal const string FindSql = "SELECT file FROM home";

    internal const string SettleSql = "INSERT INTO home (id, file) VALUES (1, @file) ON CONFLICT (id) DO NOTHING";

    internal const string MoveSql =
        "INSERT INTO home (id, file) VALUES (1, @file) ON CONFLICT (id) DO UPDATE SET file = excluded.file";

    /// <summary>False in a copy. A store that was never served has no home yet, and is no copy.</summary>
    public static bool IsHome(this DbConnection store, Database database) =>
        store.QueryFirstOrDefault<string>(FindSql) is not { } home || home == FileOf(database);

    /// <summary>Makes the file the store's home, unless it has one.</summary>
    public static void Settle(this DbConnection store, Database database) => store.Execute(SettleSql, new { file = FileOf(database) });

    /// <summary>Makes the file the store's home, whatever it was before.</summary>
    public static void MoveHome(this DbConnection store, Database database) => store.Execute(MoveSql, new { file = FileOf(database) });

    // A path is all that other systems than Linux tell.
    private static string FileOf(Database database) => FileIdentity.Of(database.FilePath)?.Lasting ?? database.FilePath;
}
