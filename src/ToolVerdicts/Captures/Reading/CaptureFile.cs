using System.Security.Cryptography;
using System.Text;

namespace ToolVerdicts.Captures.Reading;

/// <summary>A capture as found: its bytes and what identifies them.</summary>
/// <param name="Name">The file name, without its folder.</param>
/// <param name="Content">The bytes exactly as found.</param>
public sealed record CaptureFile(string Name, byte[] Content)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>SHA-256 of <see cref="Content"/>, lower-case hexadecimal.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>Reads a file, unless it is too large to be a capture.</summary>
    /// <exception cref="CaptureRefusedException">The file is empty or over <see cref="CaptureLimits.MaxBytes"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CaptureFile Read(string path)
    {
        var name = Path.GetFileName(path);
        // A pipe, which has no length, would be waited for.
        if (new FileInfo(path) is { Exists: true, Length: 0 })
            throw new CaptureRefusedException("empty: there is no text in it, or it is no plain file");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (stream.Read(buffer) is var count and > 0)
        {
            content.Write(buffer, 0, count);
            if (content.Length > CaptureLimits.MaxBytes)
                throw new CaptureRefusedException($"too large: over {CaptureLimits.MaxBytes / 1024 / 1024} MB");
        }

        return new CaptureFile(name, content.ToArray());
    }

    /// <summary>The characters of the file: UTF-8, or UTF-16 when it says so with a byte order mark.</summary>
    /// <exception cref="CaptureRefusedException">The file is empty, binary, or not whole characters.</exception>
    public string Decode()
    {
        if (Content.Length > CaptureLimits.MaxBytes)
            throw new CaptureRefusedException($"too large: over {CaptureLimits.MaxBytes / 1024 / 1024} MB");
        var text = Content switch
        {
            [0xFF, 0xFE, .. var rest] => Strictly(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), rest),
            [0xFE, 0xFF, .. var rest] => Strictly(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), rest),
            [0xEF, 0xBB, 0xBF, .. var rest] => Strictly(StrictUtf8, rest),
            _ => Strictly(StrictUtf8, Content),
        };
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new CaptureRefusedException("binary: it contains NUL bytes");
        if (string.IsNullOrWhiteSpace(text))
            throw new CaptureRefusedException("empty: there is no text in it");
        return text;
    }

    private static string Strictly(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            // A sequence that runs into the end of the file was cut; one in the middle was never text.
            var reason = fault.Index + 4 > bytes.Length && fault.Index > 0
                ? "truncated: it ends in the middle of a character"
                : $"binary: byte {fault.Index} is not {encoding.WebName} text";
            throw new CaptureRefusedException(reason, fault);
        }
    }
}
