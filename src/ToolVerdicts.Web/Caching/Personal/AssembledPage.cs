using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>The pieces of a page in one combination of states, sent as one answer: plain, or as one gzip file (RFC 1952).</summary>
public sealed class AssembledPage(GzipPiece[] pieces)
{
    // Magic number, deflate, no flags, no time, no extra flags, operating system unknown (255).
    private static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

    // An empty final deflate block, the CRC-32 and the length of the plain bytes.
    private readonly Lazy<byte[]> _trailer = new(() => MakeTrailer(pieces));

    private readonly int _plainLength = pieces.Sum(piece => piece.Plain.Length);

    /// <summary>Sends the pieces, with gzip when the client accepts it.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        var isPacked = ContentEncodings.Best(context.Request.Headers.AcceptEncoding, hasBrotli: false) is not null;
        if (isPacked)
            response.Headers.ContentEncoding = ContentEncodings.Gzip;
        response.ContentLength = isPacked ? Length() : _plainLength;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        if (isPacked)
            Write(response.BodyWriter);
        else
            WritePlain(response.BodyWriter);
        await response.BodyWriter.FlushAsync();
    }

    /// <summary>The length of the gzip file, in bytes.</summary>
    public int Length()
    {
        var length = Header.Length + _trailer.Value.Length;
        foreach (var piece in pieces)
            length += piece.Packed.Length;
        return length;
    }

    /// <summary>Writes the gzip file.</summary>
    public void Write(IBufferWriter<byte> wire)
    {
        wire.Write(Header);
        foreach (var piece in pieces)
            wire.Write(piece.Packed);
        wire.Write(_trailer.Value);
    }

    private void WritePlain(IBufferWriter<byte> wire)
    {
        foreach (var piece in pieces)
            wire.Write(piece.Plain);
    }

    private static byte[] MakeTrailer(GzipPiece[] pieces)
    {
        byte[] trailer = [3, 0, .. new byte[2 * sizeof(uint)]];
        var (checksum, length) = (new Crc32(), 0u);
        foreach (var piece in pieces)
        {
            checksum.Append(piece.Plain);
            length += (uint)piece.Plain.Length;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(2), checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(2 + sizeof(uint)), length);
        return trailer;
    }
}
