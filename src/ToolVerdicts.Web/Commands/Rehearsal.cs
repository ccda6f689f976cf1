using Microsoft.Data.Sqlite;
using ToolVerdicts.Store;

namespace ToolVerdicts.Web.Commands;

/// <summary>A copy of a store in a folder of its own, gone when disposed.</summary>
internal sealed class Rehearsal : IDisposable
{
    private readonly DirectoryInfo _folder;

    private Rehearsal(DirectoryInfo folder) => _folder = folder;

    /// <summary>The copy.</summary>
    public Database Copy => new(Path.Combine(_folder.FullName, "rehearsal.db"));

    /// <summary>Copies a store as it is now, or starts an empty one when it does not exist; the store itself is only read.</summary>
    /// <exception cref="StoreException">The store cannot be read, or is damaged.</exception>
    public static Rehearsal Of(Database database)
    {
        var isThere = File.Exists(database.FilePath);
        if (isThere)
            database.RequireWhole();
        var rehearsal = new Rehearsal(StoreFiles.TemporaryFolder());
        if (!isThere)
            return rehearsal;
        try
        {
            using var source = (SqliteConnection)database.OpenConnection();
            using var copy = new SqliteConnection($"Data Source={rehearsal.Copy.FilePath};Pooling=False");
            source.BackupDatabase(copy);
            return rehearsal;
        }
        catch (SqliteException fault)
        {
            var copy = rehearsal.Copy.FilePath;
            var sentence = StoreFault.Explain(fault, StoreFault.IsFull(fault, copy) ? copy : database.FilePath)!;
            rehearsal.Dispose();
            throw new StoreException(sentence, fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
