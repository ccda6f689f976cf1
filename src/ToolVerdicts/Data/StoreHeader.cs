using System.Buffers.Binary;

namespace ToolVerdicts.Data;

/// <summary>What SQLite writes at the beginning of a file: https://www.sqlite.org/fileformat2.html#the_database_header</summary>
public sealed class StoreHeader
{
    private const int Length = 100;
    private const int WriteVersionAt = 18;
    private const int WriteAheadLog = 2;
    private const int ApplicationIdAt = 68;

    private readonly byte[] _bytes = new byte[Length];

    private StoreHeader(ReadOnlySpan<byte> beginning) => beginning[..Math.Min(beginning.Length, Length)].CopyTo(_bytes);

    /// <summary>True for a store of this program.</summary>
    public bool IsStore => IsSqlite && BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(ApplicationIdAt)) == Database.ApplicationId;

    /// <summary>True for a database that SQLite writes to. Of one that asks for a format it does not know it says no more than that the file cannot be written.</summary>
    public bool IsWritable => IsSqlite && _bytes[WriteVersionAt] <= WriteAheadLog;

    private bool IsSqlite => _bytes.AsSpan().StartsWith("SQLite format 3\0"u8);

    /// <summary>The header that a file begins with, with zeros where it is shorter. Not of a store that this process has open, as <see cref="StoreFiles.ReadAhead"/>.</summary>
    public static StoreHeader Of(string path)
    {
        var beginning = new byte[Length];
        using var file = File.OpenRead(path);
        _ = file.ReadAtLeast(beginning, Length, throwOnEndOfStream: false);
        return new StoreHeader(beginning);
    }

    /// <summary>The header in the beginning of a file.</summary>
    internal static StoreHeader In(ReadOnlySpan<byte> beginning) => new(beginning);
}
