using System.Text.RegularExpressions;
using MimeKit;

namespace ToolVerdicts.Captures.Reading;

/// <summary>Takes the page out of an MHTML file (RFC 2557), in which browsers save a page with its pictures and styles.</summary>
internal static partial class MhtmlPage
{
    private const int HeaderBytes = 8 * 1024;

    /// <summary>True for a file that starts with the header of a message of several parts, or of one HTML part.</summary>
    public static bool IsOne(ReadOnlySpan<byte> content)
    {
        var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, HeaderBytes)]).TrimStart('\uFEFF', 'ï', '»', '¿');
        return FirstHeader().IsMatch(start) && ContentType().IsMatch(start);
    }

    /// <summary>The bytes of the HTML part with its declared encoding and the address that it was saved from; each null without one.
    /// </summary>
    /// <exception cref="CaptureRefusedException">The file has no HTML part, or cannot be read.</exception>
    public static (byte[] Html, string? Charset, string? Address) Find(byte[] content, CancellationToken cancellation)
    {
        try
        {
            using var file = new MemoryStream(content);
            var entity = MimeEntity.Load(file, persistent: true, cancellation);
            var root = entity as TextPart ?? (entity as MultipartRelated)?.Root as TextPart;
            var part = root is { IsHtml: true } ? root : Parts(entity).OfType<TextPart>().FirstOrDefault(part => part.IsHtml);
            if (part?.Content is not { } body)
                throw new CaptureRefusedException("an MHTML file without an HTML part");
            using var html = new MemoryStream();
            body.DecodeTo(html, cancellation);
            var address = part.ContentLocation ?? entity.ContentLocation;
            return (html.ToArray(), part.ContentType.Charset,
                address is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? address.AbsoluteUri : null);
        }
        catch (Exception fault) when (fault is FormatException or IOException or ArgumentException or NotSupportedException)
        {
            throw new CaptureRefusedException("an MHTML file that cannot be read", fault);
        }
    }

    // The parts in their order, those of other parts among them.
    private static IEnumerable<MimeEntity> Parts(MimeEntity root)
    {
        var left = new Stack<MimeEntity>([root]);
        while (left.TryPop(out var entity))
        {
            yield return entity;
            foreach (var part in (entity as Multipart)?.Reverse() ?? [])
                left.Push(part);
        }
    }

    [GeneratedRegex(
        @"^[\r\n]*(From|MIME-Version|Content-[A-Za-z-]{1,40}|Date|Subject|Snapshot-[A-Za-z-]{1,40}|X-[A-Za-z-]{1,40}|Message-ID):",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FirstHeader();

    [GeneratedRegex(@"^Content-Type:\s*(multipart/|text/html)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ContentType();
}
