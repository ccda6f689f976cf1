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
        var structure = StructureFaults(database);
        using var store = database.OpenUnpooled();
        // A transaction shows one moment, whatever others write meanwhile.
        store.Execute("BEGIN;");
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
            var unread = Look("captures", () => Replay(store, replay)).ToList();
            return [.. structure, .. unread, .. unread.Count == 0 ? RowFaults(store, replay) : CountFaults(store)];
        }
        catch (DbException fault) when (replay.ExplainFull(fault) is { } sentence)
        {
            throw new StoreException(sentence, fault);
        }
    }

    /// <summary>The faults of the file. They are looked for on a connection of their own, because damage can end its transaction.</summary>
    internal static IReadOnlyList<string> StructureFaults(Database database)
    {
        using var store = database.OpenUnpooled();
        return Look("file", store.StructureFaults).ToList();
    }

    /// <summary>The faults of the rows, in a store that the replay is attached to.</summary>
    internal static IEnumerable<string> RowFaults(DbConnection store, CaptureReplay replay) => replay.Faults
        .Concat(Look("definitions", store.DefinitionFaults))
        .Concat(FactTable.All.SelectMany(table => Look($"table {table.Name}", () => table.Differences(store))))
        .Concat(Look("search index", store.SearchTextFaults))
        .Concat(CountFaults(store));

    /// <exception cref="StoreException">The store is another program's, or of another version.</exception>
    internal static void RequireKnownSchema(DbConnection store, Database database)
    {
        database.RequireOurs(store);
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

    private static IEnumerable<string> CountFaults(DbConnection store) =>
        Look("votes", store.TallyFaults).Concat(Look("reviewers", store.RecordFaults));

    // Where one part cannot be read, the others still are. Dapper throws a DataException for a value that does not fit.
    private static IEnumerable<string> Look(string part, Func<IEnumerable<string>> look)
    {
        try
        {
            return look().ToList();
        }
        catch (Exception fault) when (fault is DataException || StoreFault.IsDamage(fault))
        {
            return [$"{part}: cannot be read throughout: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}"];
        }
    }
}
