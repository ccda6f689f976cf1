namespace ToolVerdicts.Content;

/// <summary>Decodes the files of the content folder.</summary>
internal static class FileText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without a byte order mark, with line feeds only; null when the bytes are not UTF-8, which is a fault.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, FileFaults faults)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException fault)
        {
            var before = bytes[..Math.Clamp(fault.Index, 0, bytes.Length)];
            var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
            faults.Add(1 + before.Count((byte)'\n'), 1 + Encoding.UTF8.GetCharCount(line), "this is not UTF-8");
            return null;
        }
    }

    /// <exception cref="ContentException">The file system refuses to read the path.</exception>
    internal static T ReadOrExplain<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ContentException($"{path} cannot be read: {fault.Message.TrimEnd('.')}.", fault);
        }
    }
}
