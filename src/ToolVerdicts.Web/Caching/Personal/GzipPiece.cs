using System.IO.Compression;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>
/// A piece of a page, compressed by itself, so that a page of several pieces need not be compressed for each visitor. The compressed form
/// is a row of whole deflate blocks that end at a byte and refer to nothing before them (RFC 1951).
/// </summary>
public sealed class GzipPiece(byte[] plain)
{
    private readonly Lazy<byte[]> _packed = new(() => Compress(plain));

    public byte[] Plain => plain;

    public byte[] Packed => _packed.Value;

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
