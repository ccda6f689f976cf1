namespace ToolVerdicts.Data;

/// <summary>The files of a store: its log, the log's index, and the store itself.</summary>
public static class StoreFiles
{
    private const int PieceLength = 1 << 20;

    private static readonly string[] Parts = ["-wal", "-shm", ""];

    /// <summary>All that there can be, the store last: SQLite would play a log into whatever file of its name it finds, so the log is moved or removed first.</summary>
    public static string[] Of(string store) => Array.ConvertAll(Parts, part => store + part);

    /// <summary>
    /// Reads a store's file once from its beginning to its end, when there is one, so that whoever looks at all of it finds it in memory: SQLite reads it
    /// piece by piece in the order of its tables. Only for a process that has not opened the store: where a file is closed, the system drops what else the
    /// process has locked in it (https://www.sqlite.org/howtocorrupt.html, 2.2).
    /// </summary>
    /// <exception cref="StoreException">Its header is damaged so that SQLite would not say so.</exception>
    public static void ReadAhead(string store)
    {
        // What is no plain file has no length.
        if (new FileInfo(store) is not { Exists: true, Length: > 0 })
            return;
        try
        {
            using var file = new FileStream(store, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            var piece = new byte[PieceLength];
            if (StoreHeader.In(piece.AsSpan(0, file.Read(piece))) is { IsStore: true, IsWritable: false })
                throw new StoreException(StoreFault.Damaged(store, "its header asks for a format that there is not")) { IsDamage = true };
            while (file.Read(piece) > 0)
            {
                // To have been read is all.
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // SQLite meets it too, and says what it is.
        }
    }
}
