namespace ToolVerdicts.Captures.Reading;

/// <summary>Tells files that are no pages from their first bytes, so that they are refused by their kind.</summary>
internal static class FileKind
{
    private static readonly (byte[] Start, string Kind)[] Known =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ([.. "GIF8"u8], "a GIF picture"),
        ([.. "RIFF"u8], "a WebP picture or another RIFF file"),
        ([.. "%PDF-"u8], "a PDF file"),
        ([.. "PK\u0003\u0004"u8], "a ZIP archive, such as a Word document"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([.. "bplist00"u8], "a Safari web archive"),
        ([.. "{\\rtf"u8], "an RTF document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Word document"),
        ([.. "SQLite format 3"u8], "a SQLite database"),
    ];

    /// <exception cref="CaptureRefusedException">The bytes are those of a kind of file that is no page.</exception>
    public static void RefuseOthers(ReadOnlySpan<byte> content)
    {
        foreach (var (start, kind) in Known)
        {
            if (content.StartsWith(start))
                throw new CaptureRefusedException($"binary: it is {kind}; save the page as HTML, MHTML, Markdown or text");
        }
    }
}
