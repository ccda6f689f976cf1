using System.IO.Compression;

namespace ToolVerdicts.Web.Caching;

/// <summary>Compresses whole answers.</summary>
internal static class Compressed
{
    // Higher qualities take many times as long for a few percent.
    private const int BrotliQuality = 6;
    private const int BrotliWindow = 22;

    public static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(body);
        return packed.ToArray();
    }

    public static byte[] Brotli(byte[] body)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, packed, out var written, BrotliQuality, BrotliWindow)
            ? packed[..written]
            : throw new InvalidOperationException("The buffer is smaller than the largest compressed form.");
    }
}
