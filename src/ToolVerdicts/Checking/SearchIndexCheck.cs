using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using ToolVerdicts.Store;

namespace ToolVerdicts.Checking;

/// <summary>Holds the indexes of words against the texts they were made of.</summary>
public static class SearchIndexCheck
{
    private static readonly string[] Indexes = ["tool_texts", "tool_names"];

    // The tables that FTS5 keeps an index in: https://www.sqlite.org/fts5.html#fts5_data_structures
    private static readonly string[] Parts = ["data", "idx", "content", "docsize", "config"];

    /// <summary>Looks at the indexes of a store in a copy of their own, because SQLite counts looking as writing.</summary>
    /// <param name="store">The store, which is only read.</param>
    /// <param name="scratch">A store of the same schema, whose indexes are replaced.</param>
    /// <returns>One sentence for each index that is not what its texts come to.</returns>
    public static IEnumerable<string> Faults(DbConnection store, SqliteConnection scratch)
    {
        foreach (var index in Indexes)
        {
            foreach (var part in Parts)
                Copy(store, scratch, $"{index}_{part}");
            if (FaultOf(scratch, index) is { } fault)
                yield return $"search index {index}: {fault}";
        }
    }

    private static string? FaultOf(SqliteConnection scratch, string index)
    {
        try
        {
            scratch.Execute($"INSERT INTO {index} ({index}) VALUES ('integrity-check')");
            return null;
        }
        catch (SqliteException fault) when (StoreFault.IsDamage(fault))
        {
            return fault.Message.TrimEnd('.');
        }
    }

    private static void Copy(DbConnection store, SqliteConnection scratch, string table) => scratch.InTransaction(() =>
    {
        scratch.Execute($"DELETE FROM {table}");
        foreach (IDictionary<string, object?> row in store.Query($"SELECT * FROM {table}", buffered: false))
            scratch.Execute($"INSERT INTO {table} VALUES ({string.Join(", ", row.Keys.Select(column => $"@{column}"))})", row);
        return table;
    });
}
