using System.IO.Compression;

namespace ToolVerdicts.Web.Caching.Personal;

/// <summary>
/// A piece of a page, compressed by itself, so that a page of several pieces need not be compressed for each visitor. The compressed form
/// is a sequence of complete deflate blocks that ends on a byte boundary and refers to nothing before it (RFC 1951).
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
        // Flush ends the block on a byte boundary. The copy is taken before Dispose, which would append a final block.
        deflate.Flush();
        return packed.ToArray();
    }
}
