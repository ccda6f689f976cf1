namespace ToolVerdicts.Captures.Reading;

/// <summary>A captured file, unparsed.</summary>
/// <param name="Name">The file name, without its folder.</param>
/// <param name="Content">The bytes exactly as found.</param>
public sealed record CaptureFile(string Name, byte[] Content)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>SHA-256 of <see cref="Content"/>, lower-case hexadecimal.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>Reads a file, but no more of it than a capture may have.</summary>
    /// <exception cref="CaptureRefusedException">The file is empty or over <see cref="CaptureLimits.MaxBytes"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CaptureFile Read(string path)
    {
        // A named pipe has length 0; reading one would block until somebody writes to it.
        if (new FileInfo(path) is { Exists: true, Length: 0 })
            throw new CaptureRefusedException("empty: there is no text in it, or it is no plain file");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var buffer = new byte[CaptureLimits.MaxBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length <= CaptureLimits.MaxBytes ? new CaptureFile(Path.GetFileName(path), buffer[..length]) : throw TooLarge();
    }

    /// <summary>Decodes the file as UTF-8, or as UTF-16 when it starts with that byte order mark.</summary>
    /// <exception cref="CaptureRefusedException">The file is empty, too large, binary, or ends within a character.</exception>
    public string Decode()
    {
        if (Content.Length > CaptureLimits.MaxBytes)
            throw TooLarge();
        var text = Content switch
        {
            [0xFF, 0xFE, .. var rest] => Decode(StrictUtf16(bigEndian: false), rest),
            [0xFE, 0xFF, .. var rest] => Decode(StrictUtf16(bigEndian: true), rest),
            [0xEF, 0xBB, 0xBF, .. var rest] => Decode(StrictUtf8, rest),
            _ => Decode(StrictUtf8, Content),
        };
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new CaptureRefusedException("binary: it contains NUL bytes");
        if (string.IsNullOrWhiteSpace(text))
            throw new CaptureRefusedException("empty: there is no text in it");
        return text;
    }

    private static string Decode(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            // An invalid sequence at the end was cut off; one in the middle shows that the file is not text.
            var reason = fault.Index + 4 > bytes.Length && fault.Index > 0
                ? "truncated: it ends in the middle of a character"
                : $"binary: byte {fault.Index} is not {encoding.WebName} text";
            throw new CaptureRefusedException(reason, fault);
        }
    }

    private static UnicodeEncoding StrictUtf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    private static CaptureRefusedException TooLarge() => new($"too large: over {CaptureLimits.MaxBytes / 1024 / 1024} MB");
}
