using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace ToolVerdicts.Load.Backups;

/// <summary>Hashes the rows of a store's tables, to compare two stores.</summary>
public static class TableContents
{
    // A full-text table keeps its rows in shadow tables, so the virtual table itself is left out.
    private const string TablesSql =
        """
        SELECT name FROM sqlite_master
        WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL TABLE%' ORDER BY name
        """;

    private const string ColumnsSql = "SELECT name FROM pragma_table_info(@table) ORDER BY cid";

    private static readonly string[] Restorable =
    [
        "categories", "tools", "reviewers", "reviews", "captures", "capture_pages", "capture_tools", "capture_rows",
        "capture_reviews", "changes", "listings", "review_groups", "name_words", "tool_texts", "tool_names",
    ];

    // Columns that a replay of the captures copies from the store itself, and arbitrary row numbers.
    private static readonly string[] NotRestorable =
    [
        "tools.slug", "captures.file_name", "captures.imported_at", "changes.id", "listings.id",
    ];

    /// <summary>The SHA-256 hash of all rows of all tables, in hexadecimal digits.</summary>
    public static string Hash(DbConnection store) => Hash(store, store.Query<string>(TablesSql).AsList(), []);

    /// <summary>The SHA-256 hash of all values that captures and votes restore, in hexadecimal digits.</summary>
    public static string HashRestorable(DbConnection store) => Hash(store, Restorable, NotRestorable);

    /// <summary>The hash of all rows of some tables.</summary>
    public static string HashOf(DbConnection store, IEnumerable<string> tables) => Hash(store, tables, []);

    // A group that all reviews have left may stay with a count of zero, or be gone. Changes of no fact, such as that the store was mended,
    // belong to no revision.
    private static string Counted(string table) => table switch
    {
        "review_groups" => " WHERE reviews <> 0",
        "changes" => " WHERE revision_id IS NOT NULL",
        _ => "",
    };

    private static string Hash(DbConnection store, IEnumerable<string> tables, string[] without)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in tables)
        {
            var columns = store.Query<string>(ColumnsSql, new { table }).Where(column => !without.Contains($"{table}.{column}"));
            // Sorted, because a row that was mended may stand in another place.
            var row = string.Join(" || ', ' || ", columns.Select(column => $"quote(\"{column}\")"));
            foreach (var values in store.Query<string>($"SELECT {row} FROM \"{table}\" NOT INDEXED{Counted(table)} ORDER BY 1",
                buffered: false))
                hash.AppendData(Encoding.UTF8.GetBytes($"{table}: {values}\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
