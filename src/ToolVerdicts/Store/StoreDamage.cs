using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ToolVerdicts.Store;

/// <summary>
/// What a disk has done to a store: to its structure, which SQLite knows; to its definitions and rows, which no longer have the hash they were written with;
/// and to its indexes of words, which no longer come to the sum that was kept of them.
/// </summary>
public static class StoreDamage
{
    // 0013_row_hashes.sql
    private const long FirstWithHashes = 13;

    // 0015_fact_hashes.sql
    private const long FirstWithFactHashes = 15;

    // 0016_lasting_damage.sql
    private const long FirstWithWordIndexSums = 16;

    private const string Begin = "SELECT";
    private const string Union = "UNION ALL";
    private const string ListRows = "SELECT what || ' ' || COALESCE(name, 'without a key')";
    private const string NoRows = "SELECT '' AS what, '' AS name WHERE FALSE";

    internal const string StructureSql = "PRAGMA integrity_check(1)";

    internal const string ViewsSql = "SELECT sql FROM sqlite_master WHERE type = 'view' AND name IN ('damaged_rows', 'damaged_facts', 'damaged_word_indexes')";

    internal const string WrittenRowsSql = $"{ListRows} FROM damaged_rows";

    internal const string FactsSql = $"{ListRows} FROM damaged_facts";

    internal const string WordIndexesSql = $"{ListRows} FROM damaged_word_indexes";

    // Statistics are whoever's who runs ANALYZE.
    internal const string SchemaHashSql =
        """
        SELECT row_hash(group_concat(type || ' ' || name || ' ' || tbl_name || ' ' || COALESCE(sql, ''), char(10)))
        FROM (SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name)
        """;

    internal const string KeepSchemaHashSql = $"UPDATE migrations SET schema_hash = ({SchemaHashSql}) WHERE version = @version";

    internal const string SchemaIsWholeSql = $"SELECT schema_hash IS ({SchemaHashSql}) FROM migrations ORDER BY version DESC LIMIT 1";

    /// <summary>What is not what was written, one sentence for each row and each index of words. The store is of the latest schema.</summary>
    public static IEnumerable<string> DamagedRows(this DbConnection store) =>
        store.DamagedRows(FactsSql).Concat(store.DamagedRows(WrittenRowsSql)).Concat(store.DamagedRows(WordIndexesSql));

    /// <summary>The same, table by table: of a file that cannot be read throughout, what can be read.</summary>
    public static IReadOnlyList<string> ReadableDamagedRows(this DbConnection store)
    {
        var rows = new List<string>();
        Read(ViewsSql, view =>
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

    /// <summary>Looks for damage of any kind.</summary>
    /// <inheritdoc cref="FindDamagedRow"/>
    public static string? FindDamage(this DbConnection store) =>
        store.FindDamagedDefinition() ?? store.FindDamagedStructure() ?? store.FindDamagedRow() ?? store.FindDamagedWordIndex();

    /// <summary>Holds the definitions against the hash that the last migration left. What an older program wrote has none.</summary>
    /// <inheritdoc cref="FindDamagedRow"/>
    public static string? FindDamagedDefinition(this DbConnection store) =>
        Migrations.VersionOf(store) < FirstWithFactHashes || store.ExecuteScalar<bool>(SchemaIsWholeSql) ? null : "its definitions are not what the migrations made";

    /// <summary>Looks at the pages of the file, and holds every index against its table.</summary>
    /// <inheritdoc cref="FindDamagedRow"/>
    public static string? FindDamagedStructure(this DbConnection store) =>
        store.Query<string>(StructureSql).First() is var structure && structure != "ok" ? structure.ReplaceLineEndings(" ") : null;

    /// <summary>Holds rows against their hashes. The schema is one that this program knows; what an older program wrote keeps no hash.</summary>
    /// <returns>The first damage that it finds; null when there is none.</returns>
    /// <exception cref="SqliteException">It is damaged so that it cannot be read.</exception>
    public static string? FindDamagedRow(this DbConnection store) => Migrations.VersionOf(store) switch
    {
        < FirstWithHashes => null,
        < FirstWithFactHashes => store.DamagedRows(WrittenRowsSql).FirstOrDefault(),
        _ => store.DamagedRows(FactsSql).Concat(store.DamagedRows(WrittenRowsSql)).FirstOrDefault(),
    };

    /// <summary>Holds the indexes of words against the sums that were kept of them, which tell the index and not the row. What an older program wrote keeps none.</summary>
    /// <inheritdoc cref="FindDamagedRow"/>
    public static string? FindDamagedWordIndex(this DbConnection store) =>
        Migrations.VersionOf(store) < FirstWithWordIndexSums ? null : store.DamagedRows(WordIndexesSql).FirstOrDefault();

    /// <summary>Keeps the hash of what the migrations made. Runs in the transaction of each of them.</summary>
    internal static void KeepSchemaHash(this DbConnection store, long version)
    {
        if (version >= FirstWithFactHashes)
            store.Execute(KeepSchemaHashSql, new { version });
    }

    private static IEnumerable<string> DamagedRows(this DbConnection store, string sql) => store.Query<string>(sql, buffered: false).Select(NotAsWritten);

    private static string NotAsWritten(string row) => $"{row}: it is not what was written";
}
