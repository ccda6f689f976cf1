using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ToolVerdicts.Store;

/// <summary>Looks for damage in a store's definitions, structure and references. The values in its rows are not looked at; the check verb does that.</summary>
public static class StoreInspection
{
    // The limit is the number of faults that SQLite lists.
    internal const string StructureSql = "PRAGMA integrity_check(1)";

    internal const string ReferencesSql =
        "SELECT \"table\" AS Name, parent AS Parent, COUNT(*) AS Rows FROM pragma_foreign_key_check GROUP BY 1, 2 LIMIT 1";

    internal const string DefinitionsSql = "SELECT type || ' ' || name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'";

    // What the scripts of this program define.
    private static readonly Lazy<IReadOnlyList<string>> Definitions = new(() =>
    {
        using var empty = new SqliteConnection("Data Source=:memory:;Pooling=False");
        empty.Open();
        Migrations.Migrate(empty, DateTimeOffset.UnixEpoch);
        return empty.Query<string>(DefinitionsSql).ToList();
    });

    /// <summary>Looks at the whole store, which is only read and may be written meanwhile.</summary>
    /// <exception cref="StoreException">The store is damaged, or a newer program wrote it.</exception>
    public static void RequireWhole(this Database database)
    {
        try
        {
            using var store = database.OpenUnpooled();
            database.RequireOurs(store);
            Migrations.RequireKnown(store);
            if (store.FindDamage() is { } damage)
                throw new StoreException(StoreFault.Damaged(database.FilePath, damage)) { IsDamage = true };
        }
        catch (SqliteException fault)
        {
            throw new StoreException(StoreFault.Explain(fault, database.FilePath)!, fault);
        }
    }

    /// <summary>Looks at all that an open connection sees.</summary>
    /// <returns>The first damage that is found; null when there is none.</returns>
    /// <exception cref="SqliteException">The disk does not answer.</exception>
    public static string? FindDamage(this DbConnection store)
    {
        try
        {
            return store.FindMissingDefinition() ?? store.FindDamagedStructure() ?? store.FindLostReference();
        }
        catch (SqliteException fault) when (StoreFault.IsDamage(fault))
        {
            return fault.Message.ReplaceLineEndings(" ").TrimEnd('.');
        }
    }

    private static string? FindMissingDefinition(this DbConnection store)
    {
        if (Migrations.VersionOf(store) != Migrations.Latest)
            return null;
        return Definitions.Value.Except(store.Query<string>(DefinitionsSql)).FirstOrDefault() is { } missing ? $"{missing} is missing" : null;
    }

    private static string? FindDamagedStructure(this DbConnection store) =>
        store.Query<string>(StructureSql).First() is var structure && structure != "ok" ? structure.ReplaceLineEndings(" ") : null;

    private static string? FindLostReference(this DbConnection store) =>
        store.QueryFirstOrDefault<LostReference>(ReferencesSql) is { } lost
            ? $"{lost.Rows} {(lost.Rows == 1 ? "row" : "rows")} of {lost.Name} point to rows of {lost.Parent} that are missing"
            : null;

    private sealed record LostReference
    {
        public string Name { get; init; } = "";

        public string Parent { get; init; } = "";

        public long Rows { get; init; }
    }
}
