using System.Data;

namespace ToolVerdicts.Checking;

/// <summary>Checks the file of a store, every fact against the stored pages, tallies, reviewers' records and the search index.</summary>
public static class StoreCheck
{
    /// <summary>Checks a store, which is only read.</summary>
    /// <returns>One sentence for each fault; none when all is well.</returns>
    /// <exception cref="StoreException">The store cannot be read at all, or was written by another version.</exception>
    public static IReadOnlyList<string> Run(Database database)
    {
        var structure = FindStructureFaults(database);
        using var store = database.OpenUnpooled();
        // Read transaction: one snapshot for all checks.
        store.Execute("BEGIN DEFERRED");
        try
        {
            RequireKnownSchema(store, database);
        }
        catch (DbException fault) when (StoreFault.IsDamage(fault))
        {
            if (structure.Count > 0 && StoreFault.IsMalformed(fault))
                return structure;
            throw new StoreException(StoreFault.Explain(fault, database.FilePath)!, fault);
        }

        using var replay = new CaptureReplay();
        try
        {
            var unread = CollectFaults("captures", () => Replay(store, replay)).ToList();
            return [.. structure, .. unread, .. unread.Count == 0 ? FindRowFaults(store, replay) : FindAggregateFaults(store)];
        }
        catch (DbException fault) when (replay.ExplainFull(fault) is { } sentence)
        {
            throw new StoreException(sentence, fault);
        }
    }

    /// <summary>The faults of the file. They are looked for on a connection of their own, because damage can end its transaction.</summary>
    internal static IReadOnlyList<string> FindStructureFaults(Database database)
    {
        using var store = database.OpenUnpooled();
        return CollectFaults("file", store.FindStructureFaults).ToList();
    }

    /// <summary>The faults of the rows, in a store that the replay is attached to.</summary>
    internal static IEnumerable<string> FindRowFaults(DbConnection store, CaptureReplay replay) => replay.Faults
        .Concat(CollectFaults("definitions", store.FindDefinitionFaults))
        .Concat(FactTable.Of(replay).SelectMany(table => CollectFaults($"table {table.Name}", () => table.Differences(store))))
        .Concat(CollectFaults("search index", store.FindSearchTextFaults))
        .Concat(FindAggregateFaults(store));

    /// <exception cref="StoreException">The store is another program's, or of another version.</exception>
    internal static void RequireKnownSchema(DbConnection store, Database database)
    {
        database.RequireOwnStore(store);
        Migrations.RequireKnown(store);
        if (Migrations.VersionOf(store) is var version && version < Migrations.Latest)
        {
            throw new StoreException($"{database.FilePath} has schema {version}, and this program checks schema {Migrations.Latest}; "
                + "start it once, or check with the version that wrote it.");
        }
    }

    private static string[] Replay(DbConnection store, CaptureReplay replay)
    {
        replay.Add(store);
        replay.AttachTo(store);
        return [];
    }

    private static IEnumerable<string> FindAggregateFaults(DbConnection store) =>
        CollectFaults("votes", store.FindTallyFaults).Concat(CollectFaults("reviewers", store.FindRecordFaults));

    // An unreadable part becomes one fault; the other parts are still checked. Dapper throws a DataException for a value that does not fit.
    private static IEnumerable<string> CollectFaults(string part, Func<IEnumerable<string>> check)
    {
        try
        {
            return check().ToList();
        }
        catch (Exception fault) when (fault is DataException || StoreFault.IsDamage(fault))
        {
            return [$"{part}: cannot be read throughout: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}"];
        }
    }
}
