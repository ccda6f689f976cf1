using System.Text.RegularExpressions;

namespace ToolVerdicts.Captures.Reading;

/// <summary>A captured file, unparsed.</summary>
/// <param name="Name">The file name, without its folder.</param>
/// <param name="Content">The bytes exactly as found.</param>
public sealed partial record CaptureFile(string Name, byte[] Content)
{
    /// <summary>SHA-256 of <see cref="Content"/>, lower-case hexadecimal.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>Reads a file, but no more of it than a capture may have.</summary>
    /// <exception cref="CaptureRefusedException">The file is empty or over <see cref="CaptureLimits.MaxFileBytes"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CaptureFile Read(string path)
    {
        // A named pipe has length 0; reading one would block until somebody writes to it.
        if (new FileInfo(path) is { Exists: true, Length: 0 })
            throw new CaptureRefusedException("empty: there is no text in it, or it is no plain file");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        for (int length; (length = stream.Read(buffer)) > 0;)
        {
            content.Write(buffer, 0, length);
            if (content.Length > CaptureLimits.MaxFileBytes)
                throw CaptureLimits.TooLarge(CaptureLimits.MaxFileBytes);
        }

        return new CaptureFile(Path.GetFileName(path), content.ToArray());
    }

    /// <summary>The page in the file as text or HTML: decoded, and without the pictures and fonts that are written into it.</summary>
    /// <exception cref="CaptureRefusedException">The file is empty, too large, no text, or ends within a character.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public string Decode(CancellationToken cancellation)
    {
        if (Content.Length > CaptureLimits.MaxFileBytes)
            throw CaptureLimits.TooLarge(CaptureLimits.MaxFileBytes);
        FileKind.RefuseOthers(Content);
        var text = MhtmlPage.IsOne(Content) ? DecodeMhtml(cancellation) : PageEncoding.Decode(Content, declared: null);
        // Quotation marks, dashes and attributes as a transfer encoding writes them.
        if (text.Contains("=E2=80", StringComparison.Ordinal) || text.Contains("=3D\"", StringComparison.Ordinal))
            throw new CaptureRefusedException("encoded (quoted-printable), and nothing in it says how");
        if (text.Contains(";base64,", StringComparison.OrdinalIgnoreCase))
            text = EmbeddedFile().Replace(text, "data:,");
        if (Encoding.UTF8.GetByteCount(text) > CaptureLimits.MaxBytes)
            throw CaptureLimits.TooLarge(CaptureLimits.MaxBytes);
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new CaptureRefusedException("binary: it contains NUL bytes");
        if (string.IsNullOrWhiteSpace(text))
            throw new CaptureRefusedException("empty: there is no text in it");
        return text;
    }

    // The address stands where browsers write it into pages that they save as HTML (PageAddress).
    private string DecodeMhtml(CancellationToken cancellation)
    {
        var (html, charset, address) = MhtmlPage.Find(Content, cancellation);
        var page = PageEncoding.Decode(html, charset);
        return address is null || address.Contains("--", StringComparison.Ordinal)
            ? page
            : $"<!-- saved from url=(0000){address} -->{page}";
    }

    [GeneratedRegex(
        "data:[a-z0-9.+/;=_-]{0,100};base64,[a-z0-9+/=%]*",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EmbeddedFile();
}
