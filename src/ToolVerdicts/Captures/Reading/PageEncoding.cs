using System.Text.RegularExpressions;

namespace ToolVerdicts.Captures.Reading;

/// <summary>
/// Decodes the bytes of a page. UTF-8 comes before every declaration but a byte order mark and UTF-16: text in another encoding is not
/// valid UTF-8, and editors that save a page in UTF-8 leave an older declaration in it.
/// </summary>
internal static partial class PageEncoding
{
    // The standard looks for a declaration in the first 1,024 bytes; comments that browsers add can move it.
    private const int DeclaredWithin = 8 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Names by which the Encoding Standard means another encoding: https://encoding.spec.whatwg.org/#names-and-labels
    private static readonly Dictionary<string, int> CodePages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = 1252, ["iso8859-1"] = 1252, ["latin1"] = 1252, ["us-ascii"] = 1252, ["ascii"] = 1252, ["cp1252"] = 1252,
        ["x-cp1252"] = 1252, ["iso-8859-9"] = 1254, ["latin5"] = 1254, ["iso-8859-11"] = 874, ["tis-620"] = 874,
        ["shift_jis"] = 932, ["shift-jis"] = 932, ["sjis"] = 932, ["x-sjis"] = 932, ["ms_kanji"] = 932, ["windows-31j"] = 932,
        ["gb2312"] = 54936, ["gbk"] = 54936, ["x-gbk"] = 54936, ["gb18030"] = 54936, ["euc-kr"] = 949, ["ks_c_5601-1987"] = 949,
    };

    /// <param name="declared">The encoding that a header names; null without one.</param>
    /// <exception cref="CaptureRefusedException">The bytes are no text in the encoding, or end within a character.</exception>
    public static string Decode(byte[] bytes, string? declared)
    {
        switch (bytes)
        {
            case [0xFF, 0xFE, .. var rest]:
                return Decode(Utf16(bigEndian: false), rest);
            case [0xFE, 0xFF, .. var rest]:
                return Decode(Utf16(bigEndian: true), rest);
            case [0xEF, 0xBB, 0xBF, .. var rest]:
                return Decode(Utf8, rest);
            // Text that begins with two ASCII characters in UTF-16.
            case [> 0 and < 0x80, 0, > 0 and < 0x80, 0, ..]:
                return Decode(Utf16(bigEndian: false), bytes);
            case [0, > 0 and < 0x80, 0, > 0 and < 0x80, ..]:
                return Decode(Utf16(bigEndian: true), bytes);
        }

        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            return Find(declared) is { } named ? Decode(named, bytes)
                : Find(DeclaredIn(bytes)) is { } meta ? Decode(meta, bytes)
                : throw Refusal(Utf8, bytes, fault);
        }
    }

    private static string? DeclaredIn(byte[] bytes)
    {
        var start = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, DeclaredWithin));
        return Declaration().Match(start) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    private static Encoding? Find(string? name)
    {
        if (string.IsNullOrEmpty(name) || name.StartsWith("utf", StringComparison.OrdinalIgnoreCase))
            return null;
        var (encoder, decoder) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return CodePages.TryGetValue(name, out var page)
            ? CodePagesEncodingProvider.Instance.GetEncoding(page, encoder, decoder)
            : CodePagesEncodingProvider.Instance.GetEncoding(name, encoder, decoder);
    }

    private static string Decode(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            throw Refusal(encoding, bytes, fault);
        }
    }

    // An invalid sequence at the end was cut off; one in the middle shows that the file is not text.
    private static CaptureRefusedException Refusal(Encoding encoding, byte[] bytes, DecoderFallbackException fault) =>
        new(fault.Index + 4 > bytes.Length && fault.Index > 0
            ? "truncated: it ends in the middle of a character"
            : $"binary: byte {fault.Index} is not {encoding.WebName} text", fault);

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    [GeneratedRegex(@"<(meta|\?xml)[^>]{1,400}(charset|encoding)\s*=\s*[""']?\s*(?<name>[A-Za-z0-9_.:-]{2,40})",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
