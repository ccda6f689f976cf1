using System.IO.Compression;

namespace ToolVerdicts.Captures.Reading;

/// <summary>The form in which the store keeps a page: its bytes, compressed with Brotli.</summary>
internal static class CompressedPage
{
    /// <exception cref="InvalidDataException">The bytes are no compressed page, or of one that is over the limit of every page.</exception>
    public static byte[] Decompress(byte[] content)
    {
        using var page = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        var buffer = new byte[81920];
        for (int length; (length = brotli.Read(buffer)) > 0;)
        {
            page.Write(buffer, 0, length);
            // Damaged bytes can decompress to any length.
            if (page.Length > CaptureLimits.MaxFileBytes)
                throw new InvalidDataException($"over {CaptureLimits.MaxFileBytes} bytes");
        }

        return page.ToArray();
    }

    public static byte[] Compress(byte[] content)
    {
        using var page = new MemoryStream();
        using (var brotli = new BrotliStream(page, CompressionLevel.Fastest))
            brotli.Write(content);
        return page.ToArray();
    }

    /// <summary>Decompresses a stored page; null when the bytes are damaged so that this fails.</summary>
    public static CaptureFile? TryDecompress(string name, byte[] content)
    {
        try
        {
            return new CaptureFile(name, Decompress(content));
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }
}
