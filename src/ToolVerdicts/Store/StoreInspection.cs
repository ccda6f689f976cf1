using Microsoft.Data.Sqlite;

namespace ToolVerdicts.Store;

/// <summary>
/// Looks for damage to a store's definitions, references and structure, full-text indexes included. The check verb inspects the values in
/// rows as well.
/// </summary>
public static class StoreInspection
{
    // The argument is the number of faults after which SQLite stops.
    internal const string StructureSql = "PRAGMA integrity_check(1)";

    internal const string ReferringTablesSql =
        """
        SELECT name FROM sqlite_master
        WHERE type = 'table' AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(sqlite_master.name)) ORDER BY sqlite_master.rowid
        """;

    internal const string ReferencesSql =
        "SELECT parent AS Parent, COUNT(*) AS Rows FROM pragma_foreign_key_check(@table) GROUP BY parent LIMIT 1";

    internal const string DefinitionsSql = "SELECT type || ' ' || name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'";

    // Virtual machine instructions between two pauses of the background inspection; they take about as long as a pause.
    private const int StepsBetweenPauses = 20_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    // The definitions that the scripts of this program make.
    private static readonly Lazy<IReadOnlyList<string>> Definitions = new(() =>
    {
        using var empty = new SqliteConnection("Data Source=:memory:;Pooling=False");
        empty.Open();
        Migrations.Migrate(empty, DateTimeOffset.UnixEpoch);
        return empty.Query<string>(DefinitionsSql).ToList();
    });

    /// <summary>Inspects the whole store, which is only read and may be written meanwhile.</summary>
    /// <exception cref="StoreException">The store is damaged, or a newer program wrote it.</exception>
    public static void RequireWhole(this Database database) => database.RequireWhole(Timeout.InfiniteTimeSpan);

    /// <summary>Inspects as much of the store as the time limit allows.</summary>
    /// <param name="database">The store, which is only read and may be written meanwhile.</param>
    /// <param name="limit">The most time that the inspection may take.</param>
    /// <returns>True when the whole store was inspected.</returns>
    /// <exception cref="StoreException">The store is damaged, or a newer program wrote it.</exception>
    public static bool RequireWhole(this Database database, TimeSpan limit)
    {
        try
        {
            using var store = database.OpenUnpooled();
            using var limited = limit == Timeout.InfiniteTimeSpan ? null : store.LimitTo(limit);
            database.RequireOwnStore(store);
            Migrations.RequireKnown(store);
            if (store.FindDamage() is { } damage)
            {
                var sentence = StoreFault.Damaged(database.FilePath, damage);
                throw new StoreException($"{sentence} See all faults with the check verb.") { IsDamage = true };
            }

            return true;
        }
        catch (SqliteException fault) when (QueryLimit.IsReached(fault))
        {
            return false;
        }
        catch (SqliteException fault)
        {
            throw new StoreException(StoreFault.Explain(fault, database.FilePath)!, fault);
        }
    }

    /// <summary>Inspects the whole store on a connection of its own, slowly, so that pages and votes are served meanwhile.</summary>
    /// <param name="database">The store.</param>
    /// <param name="stopping">Cancels the inspection.</param>
    /// <returns>The first damage that is found; null when there is none.</returns>
    /// <exception cref="OperationCanceledException">The inspection was cancelled.</exception>
    /// <exception cref="DbException">The disk does not answer.</exception>
    public static string? FindDamageSlowly(this Database database, CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        using var store = database.OpenUnpooled();
        using var slowed = store.EndWhen(() => stopping.WaitHandle.WaitOne(Pause), StepsBetweenPauses);
        try
        {
            return store.FindDamage();
        }
        catch (SqliteException fault) when (QueryLimit.IsReached(fault))
        {
            throw new OperationCanceledException(fault.Message, fault, stopping);
        }
    }

    /// <summary>Inspects the whole store as an open connection sees it.</summary>
    /// <returns>The first damage that is found; null when there is none.</returns>
    /// <exception cref="DbException">The disk does not answer, or a limit of the connection was reached.</exception>
    public static string? FindDamage(this DbConnection store)
    {
        try
        {
            // Fastest checks first, because a time limit may stop the inspection.
            // Another process may migrate the store meanwhile, and drop a table that was listed.
            return store.InSnapshot(() => store.FindMissingDefinition() ?? store.FindLostReference()) ?? store.FindDamagedStructure();
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
        var missing = Definitions.Value.Except(store.Query<string>(DefinitionsSql)).FirstOrDefault();
        return missing is null ? null : $"{missing} is missing";
    }

    private static string? FindLostReference(this DbConnection store)
    {
        foreach (var table in store.Query<string>(ReferringTablesSql))
        {
            if (store.QueryFirstOrDefault<LostReference>(ReferencesSql, new { table }) is { } lost)
                return $"{lost.Rows} {(lost.Rows == 1 ? "row" : "rows")} of {table} point to rows of {lost.Parent} that are missing";
        }

        return null;
    }

    private static string? FindDamagedStructure(this DbConnection store) =>
        store.Query<string>(StructureSql).First() is var structure && structure != "ok" ? structure.ReplaceLineEndings(" ") : null;

    private sealed record LostReference
    {
        public string Parent { get; init; } = "";

        public long Rows { get; init; }
    }
}
