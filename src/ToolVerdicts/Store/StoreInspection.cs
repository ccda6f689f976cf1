using Microsoft.Data.Sqlite;

namespace ToolVerdicts.Store;

/// <summary>Looks at a store before it is served, imported into or copied.</summary>
public static class StoreInspection
{
    /// <summary>Reads the whole file, so that no damage stays unseen behind pages that nobody asks for. Only reads: it must exist, and may be written meanwhile.</summary>
    /// <exception cref="StoreException">The file is damaged, or a newer program wrote it.</exception>
    public static void RequireWhole(this Database database)
    {
        try
        {
            using var store = database.OpenUnpooled();
            database.RequireOurs(store);
            Migrations.RequireKnown(store);
            if (database.FindDamageSideBySide(store) is { } damage)
                throw new StoreException(StoreFault.Damaged(database.FilePath, damage)) { IsDamage = true };
        }
        catch (SqliteException fault)
        {
            throw new StoreException(StoreFault.Explain(fault, database.FilePath)!, fault);
        }
    }

    private static string? FindDamageSideBySide(this Database database, SqliteConnection store)
    {
        if (Looked(store.FindDamagedDefinition) is { } definition)
            return definition;
        // On two connections, because each keeps one processor busy.
        var rows = Task.Run(() => Looked(() =>
        {
            using var other = database.OpenUnpooled();
            return other.FindDamagedRow();
        }));
        var structure = Looked(store.FindDamagedStructure);
        var wordIndex = Looked(store.FindDamagedWordIndex);
        var row = rows.GetAwaiter().GetResult();
        return structure ?? row ?? wordIndex;
    }

    // What cannot be understood is damaged as well; a disk that does not answer is something else.
    private static string? Looked(Func<string?> findDamage)
    {
        try
        {
            return findDamage();
        }
        catch (SqliteException fault) when (StoreFault.IsDamage(fault))
        {
            return fault.Message.ReplaceLineEndings(" ").TrimEnd('.');
        }
    }
}
