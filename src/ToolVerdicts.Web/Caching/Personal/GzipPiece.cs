using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>
/// A piece of a page that was compressed by itself, so that pages are put together of pieces and need not be compressed again. The pieces are whole deflate
/// blocks, which end at a byte and refer to nothing before them (RFC 1951); between gzip's head and foot (RFC 1952) any row of them is one file.
/// </summary>
public sealed class GzipPiece
{
    private static readonly byte[] Head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

    // An empty last block.
    private static readonly byte[] LastBlock = [3, 0];

    private const int FootLength = 8;

    private readonly Lazy<byte[]> _packed;
    private readonly Lazy<(uint Crc, uint Shift)> _check;

    /// <summary>Keeps a piece; it is compressed when first asked for.</summary>
    public GzipPiece(byte[] plain)
    {
        Plain = plain;
        _packed = new Lazy<byte[]>(() => Pack(plain));
        _check = new Lazy<(uint, uint)>(() => (Crc32.Of(plain), Crc32.ShiftOf(plain.Length)));
    }

    /// <summary>The piece as it is.</summary>
    public byte[] Plain { get; }

    /// <summary>How many bytes of memory it takes, in both forms at most.</summary>
    public long Size => 2L * Plain.Length;

    /// <summary>Sends a row of pieces as one file: with gzip when the client takes it.</summary>
    public static async Task SendAsync(HttpContext context, GzipPiece[] pieces)
    {
        var response = context.Response;
        var isPacked = ContentEncodings.Best(context.Request.Headers.AcceptEncoding, hasBrotli: false) is not null;
        if (isPacked)
            response.Headers.ContentEncoding = ContentEncodings.Gzip;
        response.ContentLength = isPacked ? Length(pieces) : pieces.Sum(piece => (long)piece.Plain.Length);
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        if (isPacked)
            Write(response.BodyWriter, pieces);
        else
            WritePlain(response.BodyWriter, pieces);
        await response.BodyWriter.FlushAsync();
    }

    /// <summary>How long the file of these pieces is, in bytes.</summary>
    public static int Length(GzipPiece[] pieces)
    {
        var length = Head.Length + LastBlock.Length + FootLength;
        foreach (var piece in pieces)
            length += piece._packed.Value.Length;
        return length;
    }

    /// <summary>Writes the file of these pieces.</summary>
    public static void Write(IBufferWriter<byte> wire, GzipPiece[] pieces)
    {
        var (crc, length) = (0u, 0u);
        wire.Write(Head);
        foreach (var piece in pieces)
        {
            wire.Write(piece._packed.Value);
            crc = Crc32.Join(crc, piece._check.Value.Crc, piece._check.Value.Shift);
            length += (uint)piece.Plain.Length;
        }

        wire.Write(LastBlock);
        var foot = wire.GetSpan(FootLength);
        BinaryPrimitives.WriteUInt32LittleEndian(foot, crc);
        BinaryPrimitives.WriteUInt32LittleEndian(foot[4..], length);
        wire.Advance(FootLength);
    }

    private static void WritePlain(IBufferWriter<byte> wire, GzipPiece[] pieces)
    {
        foreach (var piece in pieces)
            wire.Write(piece.Plain);
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using var deflate = new DeflateStream(packed, CompressionLevel.Optimal);
        deflate.Write(plain);
        // Ends the block at a byte; what disposing would add is the last block, which is not for a piece.
        deflate.Flush();
        return packed.ToArray();
    }
}
