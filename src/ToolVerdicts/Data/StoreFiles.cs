namespace ToolVerdicts.Data;

/// <summary>The files of a store: its log, the log's index, and the store itself.</summary>
public static class StoreFiles
{
    private static readonly string[] Parts = ["-wal", "-shm", ""];

    /// <summary>All that there can be, the store last: SQLite would play a log into whatever file of its name it finds, so the log is moved or removed first.</summary>
    public static string[] Of(string store) => Array.ConvertAll(Parts, part => store + part);
}
