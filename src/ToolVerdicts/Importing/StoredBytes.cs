namespace ToolVerdicts.Importing;

/// <summary>The pages of captures, as the store keeps them.</summary>
internal static class StoredBytes
{
    /// <exception cref="StoreException">The bytes are damaged.</exception>
    public static CaptureFile Read(long captureId, string fileName, string sha256, byte[] content)
    {
        try
        {
            var file = new CaptureFile(fileName, ImportWrites.Decompress(content));
            return file.Sha256 == sha256 ? file : throw Damaged(null);
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(fault);
        }

        StoreException Damaged(Exception? fault) => new(
            $"The page of capture {captureId} ({fileName}) is damaged in the store; run check, which tells what can be done.", fault);
    }
}
