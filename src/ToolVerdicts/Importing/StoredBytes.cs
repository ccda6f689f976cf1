namespace ToolVerdicts.Importing;

/// <summary>The pages of captures, as the store keeps them.</summary>
internal static class StoredBytes
{
    /// <exception cref="StoreException">The bytes are damaged.</exception>
    public static CaptureFile Read(long captureId, string fileName, string sha256, byte[] content)
    {
        return CompressedPage.TryDecompress(fileName, content) is { } file && file.Sha256 == sha256 ? file : throw new StoreException(
            $"The page of capture {captureId} ({fileName}) is damaged in the store; run check, which tells what can be done.");
    }
}
