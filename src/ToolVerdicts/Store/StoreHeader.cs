using System.Buffers.Binary;

namespace ToolVerdicts.Store;

/// <summary>The beginning of a SQLite file: https://www.sqlite.org/fileformat2.html#the_database_header</summary>
public sealed class StoreHeader
{
    private const int Length = 100;
    private const int WriteVersionAt = 18;
    private const int WriteAheadLog = 2;
    private const int SchemaFormatAt = 44;
    private const int LatestSchemaFormat = 4;
    private const int ApplicationIdAt = 68;

    private readonly byte[] _bytes = new byte[Length];

    /// <summary>True for a store of this program.</summary>
    public bool IsStore => IsSqlite && NumberAt(ApplicationIdAt) == Database.ApplicationId;

    /// <summary>
    /// True when SQLite knows the format in which the file is written. Of an unknown one SQLite only says that the file cannot be
    /// written.
    /// </summary>
    public bool IsWritable => IsSqlite && _bytes[WriteVersionAt] <= WriteAheadLog;

    private bool IsSqlite => _bytes.AsSpan().StartsWith("SQLite format 3\0"u8);

    /// <summary>
    /// Reads a file's header; zeros stand for what a shorter file lacks. Must not be called for a store that this process has open: the
    /// system drops all locks of a process on a file that it closes (https://www.sqlite.org/howtocorrupt.html, 2.2).
    /// </summary>
    public static StoreHeader Of(string path)
    {
        var header = new StoreHeader();
        // Reading a pipe, whose length is 0, would wait.
        if (new FileInfo(path).Length == 0)
            return header;
        using var file = File.OpenRead(path);
        _ = file.ReadAtLeast(header._bytes, Length, throwOnEndOfStream: false);
        return header;
    }

    /// <summary>
    /// Refuses a store with damage to its header that SQLite overlooks. Must not be called for a store that this process has open.
    /// </summary>
    /// <exception cref="StoreException">The header is damaged.</exception>
    public static void RequireKnownFormat(string path)
    {
        // SQLite reads a file with an older format of tables, but fails to copy it.
        if (TryRead(path) is { IsStore: true } header && !(header.IsWritable && header.NumberAt(SchemaFormatAt) == LatestSchemaFormat))
            throw new StoreException(StoreFault.Damaged(path, "its header names an unknown format")) { IsDamage = true };
    }

    private static StoreHeader? TryRead(string path)
    {
        try
        {
            return Of(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // SQLite meets the same fault, and its sentence is better.
            return null;
        }
    }

    private int NumberAt(int place) => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(place));
}
