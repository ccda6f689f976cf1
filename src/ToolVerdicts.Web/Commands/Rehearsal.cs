namespace ToolVerdicts.Web.Commands;

/// <summary>A copy of a store in a temporary folder, which is deleted with it.</summary>
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
        {
            StoreHeader.RequireKnownFormat(database.FilePath);
            database.RequireWhole();
        }

        var rehearsal = new Rehearsal(StoreFiles.TemporaryFolder());
        try
        {
            if (isThere)
                database.CopyTo(rehearsal.Copy.FilePath);
            return rehearsal;
        }
        catch
        {
            rehearsal.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
