using System.Buffers.Binary;

namespace ToolVerdicts.Store;

/// <summary>What SQLite writes at the beginning of a file: https://www.sqlite.org/fileformat2.html#the_database_header</summary>
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

    /// <summary>True for a database that SQLite writes to. Of one that asks for a format it does not know it says no more than that the file cannot be written.</summary>
    public bool IsWritable => IsSqlite && _bytes[WriteVersionAt] <= WriteAheadLog;

    private bool IsSqlite => _bytes.AsSpan().StartsWith("SQLite format 3\0"u8);

    /// <summary>The header that a file begins with, with zeros where it is shorter. Not of a store that this process has open, as <see cref="StoreFiles.ReadAhead"/>.</summary>
    public static StoreHeader Of(string path)
    {
        var header = new StoreHeader();
        // A pipe has no length, and would be waited for.
        if (new FileInfo(path).Length == 0)
            return header;
        using var file = File.OpenRead(path);
        _ = file.ReadAtLeast(header._bytes, Length, throwOnEndOfStream: false);
        return header;
    }

    /// <summary>Refuses a store whose header is damaged so that SQLite would not say so. Not one that this process has open.</summary>
    /// <exception cref="StoreException">It is.</exception>
    public static void RequireKnownFormat(string path)
    {
        // SQLite finds a file whose tables are of an older format whole, and fails to copy it.
        if (TryRead(path) is { IsStore: true } header && !(header.IsWritable && header.NumberAt(SchemaFormatAt) == LatestSchemaFormat))
            throw new StoreException(StoreFault.Damaged(path, "its header asks for a format that there is not")) { IsDamage = true };
    }

    private static StoreHeader? TryRead(string path)
    {
        try
        {
            return Of(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // There is none, or SQLite meets it too, and says what it is.
            return null;
        }
    }

    private int NumberAt(int place) => BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(place));
}
