using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>
/// A piece of a page, compressed by itself, so that a page of several pieces need not be compressed for each visitor. The compressed form
/// is a row of whole deflate blocks that end at a byte and refer to nothing before them (RFC 1951); any row of pieces between gzip's header
/// and trailer is one gzip file (RFC 1952).
/// </summary>
public sealed class GzipPiece(byte[] plain)
{
    private static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

    // An empty block with the bit that marks the last one.
    private static readonly byte[] LastBlock = [3, 0];

    private const int TrailerLength = 8;

    private readonly Lazy<byte[]> _packed = new(() => Compress(plain));

    /// <summary>Sends pieces as one answer, with gzip when the client accepts it.</summary>
    public static async Task SendAsync(HttpContext context, GzipPiece[] pieces)
    {
        var response = context.Response;
        var isPacked = ContentEncodings.Best(context.Request.Headers.AcceptEncoding, hasBrotli: false) is not null;
        if (isPacked)
            response.Headers.ContentEncoding = ContentEncodings.Gzip;
        response.ContentLength = isPacked ? Length(pieces) : pieces.Sum(piece => piece.Plain.LongLength);
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        if (isPacked)
            Write(response.BodyWriter, pieces);
        else
            WritePlain(response.BodyWriter, pieces);
        await response.BodyWriter.FlushAsync();
    }

    /// <summary>The length of the gzip file, in bytes.</summary>
    public static int Length(GzipPiece[] pieces)
    {
        var length = Header.Length + LastBlock.Length + TrailerLength;
        foreach (var piece in pieces)
            length += piece._packed.Value.Length;
        return length;
    }

    /// <summary>
    /// Writes pieces as one gzip file. The checksum is computed anew over all bytes: combining stored ones would need mathematics of our
    /// own.
    /// </summary>
    public static void Write(IBufferWriter<byte> wire, GzipPiece[] pieces)
    {
        var (checksum, length) = (new Crc32(), 0u);
        wire.Write(Header);
        foreach (var piece in pieces)
        {
            wire.Write(piece._packed.Value);
            checksum.Append(piece.Plain);
            length += (uint)piece.Plain.Length;
        }

        wire.Write(LastBlock);
        var trailer = wire.GetSpan(TrailerLength);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], length);
        wire.Advance(TrailerLength);
    }

    private byte[] Plain => plain;

    private static void WritePlain(IBufferWriter<byte> wire, GzipPiece[] pieces)
    {
        foreach (var piece in pieces)
            wire.Write(piece.Plain);
    }

    private static byte[] Compress(byte[] plain)
    {
        using var packed = new MemoryStream();
        using var deflate = new DeflateStream(packed, CompressionLevel.Optimal);
        deflate.Write(plain);
        // Flushing ends the block at a byte. Disposing would add the last block, which must not stand inside of a file.
        deflate.Flush();
        return packed.ToArray();
    }
}
