using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace ToolVerdicts.Backups;

/// <summary>
/// The SHA-256 of all that a store holds: every row of every table, and the schema. A backup carries its own, so that one file says by itself whether it still
/// is what was written.
/// </summary>
public static class ContentHash
{
    internal const string FindSql = "SELECT sha256 FROM content_hash WHERE id = 1";

    internal const string HasPlaceSql = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'content_hash'";

    internal const string KeepSql = "INSERT INTO content_hash (id, sha256, made_at) VALUES (1, @sha256, @now)";

    internal const string ForgetSql = "DELETE FROM content_hash";

    internal const string SchemaSql = "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY type, name";

    // A virtual table's rows stand in tables of its own.
    internal const string TablesSql =
        """
        SELECT t.name AS Name, group_concat('"' || c.name || '"') AS Columns
        FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name <> 'content_hash' AND t.sql NOT LIKE 'CREATE VIRTUAL TABLE%'
        GROUP BY t.name ORDER BY t.name
        """;

    /// <summary>Reads the whole store.</summary>
    public static byte[] Compute(DbConnection store)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var definition in store.Query<string>(SchemaSql))
            hash.AppendData(Encoding.UTF8.GetBytes(definition));
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (var (name, columns) in store.Query<(string Name, string Columns)>(TablesSql))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            // In the order of the table itself: an index might give another.
            foreach (var row in store.Query<long>($"SELECT row_hash({columns}) FROM \"{name}\" NOT INDEXED", buffered: false))
            {
                BinaryPrimitives.WriteInt64LittleEndian(bytes, row);
                hash.AppendData(bytes);
            }
        }

        return hash.GetHashAndReset();
    }

    /// <summary>False for a store of a version that knew no backups.</summary>
    public static bool MayKeepContentHash(this DbConnection store) => store.ExecuteScalar<long>(HasPlaceSql) == 1;

    /// <summary>The hash that a backup carries; null in a store that is none.</summary>
    public static byte[]? FindContentHash(this DbConnection store) => store.QuerySingleOrDefault<byte[]>(FindSql);

    /// <summary>Makes a store a backup.</summary>
    /// <returns>Its hash.</returns>
    public static byte[] KeepContentHash(this DbConnection store, DateTimeOffset now)
    {
        store.ForgetContentHash();
        var sha256 = Compute(store);
        store.Execute(KeepSql, new { sha256, now });
        return sha256;
    }

    /// <summary>Makes a backup a store again, whose content is free to change.</summary>
    public static void ForgetContentHash(this DbConnection store) => store.Execute(ForgetSql);
}
