using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ToolVerdicts.Data;

/// <summary>What a disk has done to a store: to its structure, which SQLite knows, and to rows that no longer have the hash they were written with.</summary>
public static class StoreDamage
{
    // 0013_row_hashes.sql
    private const long FirstWithHashes = 13;

    private const string Begin = "SELECT";
    private const string Union = "UNION ALL";
    private const string ListRows = "SELECT what || ' ' || name";
    private const string NoRows = "SELECT '' AS what, '' AS name WHERE FALSE";

    internal const string ViewSql = "SELECT sql FROM sqlite_master WHERE type = 'view' AND name = 'damaged_rows'";

    internal const string AllRowsSql = $"{ListRows} FROM damaged_rows";

    /// <summary>The rows that are not what was written, one sentence each.</summary>
    public static IEnumerable<string> DamagedRows(this DbConnection store) =>
        store.Query<string>(AllRowsSql, buffered: false).Select(NotAsWritten);

    /// <summary>The same, table by table: of a file that cannot be read throughout, what can be read.</summary>
    public static IReadOnlyList<string> ReadableDamagedRows(this DbConnection store)
    {
        var rows = new List<string>();
        Read(ViewSql, view =>
        {
            foreach (var table in view[view.IndexOf(Begin, StringComparison.Ordinal)..].Split(Union))
                Read($"{ListRows} FROM ({NoRows} {Union} {table})", row => rows.Add(NotAsWritten(row)));
        });
        return rows;

        void Read(string sql, Action<string> take)
        {
            try
            {
                foreach (var row in store.Query<string>(sql, buffered: false))
                    take(row);
            }
            catch (SqliteException)
            {
                // The rest of this table is lost; the next may be whole.
            }
        }
    }

    /// <summary>Reads all of a store whose schema this program knows; rows that an older program wrote keep no hash.</summary>
    /// <returns>The first damage that it finds; null when there is none.</returns>
    /// <exception cref="SqliteException">It is damaged so that it cannot be read.</exception>
    public static string? FindDamage(this DbConnection store)
    {
        var structure = store.Query<string>("PRAGMA quick_check(1)").First();
        if (structure != "ok")
            return structure.ReplaceLineEndings(" ");
        return Migrations.VersionOf(store) >= FirstWithHashes ? store.DamagedRows().FirstOrDefault() : null;
    }

    private static string NotAsWritten(string row) => $"{row}: it is not what was written";
}
