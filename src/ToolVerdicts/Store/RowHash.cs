using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>
/// The hash that rows keep of themselves, as a function of SQL: <c>row_hash(a, b, …)</c> is the first eight bytes of the SHA-256 of its values, each with its
/// type and length. What a disk has changed no longer has the hash it was written with.
/// </summary>
internal static class RowHash
{
    // Triggers and views may call it although the schema is not trusted: it reads nothing but its values.
    private const int Innocuous = 0x200000;

    private const int AnyNumber = -1;

    // Millions of rows are hashed one after the other.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _content;

    /// <summary>Gives a connection the function.</summary>
    public static void AddTo(SqliteConnection store) =>
        raw.sqlite3_create_function(store.Handle, "row_hash", AnyNumber, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC | Innocuous, v: null, Compute);

    /// <summary>Adds a value to what is hashed.</summary>
    public static void Add(IBufferWriter<byte> content, sqlite3_value value)
    {
        var type = raw.sqlite3_value_type(value);
        switch (type)
        {
            case raw.SQLITE_INTEGER:
                Add(content, type, raw.sqlite3_value_int64(value));
                break;
            case raw.SQLITE_FLOAT:
                Add(content, type, BitConverter.DoubleToInt64Bits(raw.sqlite3_value_double(value)));
                break;
            case raw.SQLITE_NULL:
                Add(content, type, 0);
                break;
            default:
                // A text's bytes as they stand, whether they are text or not.
                var bytes = raw.sqlite3_value_blob(value);
                Add(content, type, bytes.Length);
                content.Write(bytes);
                break;
        }
    }

    private static void Add(IBufferWriter<byte> content, int type, long number)
    {
        var place = content.GetSpan(1 + sizeof(long));
        place[0] = (byte)type;
        BinaryPrimitives.WriteInt64LittleEndian(place[1..], number);
        content.Advance(1 + sizeof(long));
    }

    private static void Compute(sqlite3_context context, object user, sqlite3_value[] values)
    {
        var content = _content ??= new ArrayBufferWriter<byte>();
        content.ResetWrittenCount();
        foreach (var value in values)
            Add(content, value);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content.WrittenSpan, hash);
        raw.sqlite3_result_int64(context, BinaryPrimitives.ReadInt64LittleEndian(hash));
    }
}
