using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Data;

/// <summary>What a disk has done to a store: to its structure, which SQLite knows, and to rows that no longer have the hash they were written with.</summary>
public static class StoreDamage
{
    // Stores have it since they keep hashes.
    private const string HasRowsSql = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'view' AND name = 'damaged_rows'";

    internal const string RowsSql = "SELECT what || ' ' || name FROM damaged_rows";

    /// <summary>The rows that are not what was written, one sentence each.</summary>
    public static IEnumerable<string> DamagedRows(this DbConnection store) =>
        store.Query<string>(RowsSql, buffered: false).Select(row => $"{row}: it is not what was written");

    /// <summary>Reads all of a store whose schema this program knows; rows that an older program wrote keep no hash.</summary>
    /// <returns>The first damage that it finds; null when there is none.</returns>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">It is damaged so that it cannot be read.</exception>
    public static string? FindDamage(this DbConnection store)
    {
        var structure = store.Query<string>("PRAGMA quick_check(1)").First();
        if (structure != "ok")
            return structure.ReplaceLineEndings(" ");
        return store.ExecuteScalar<long>(HasRowsSql) == 1 ? store.DamagedRows().FirstOrDefault() : null;
    }
}
