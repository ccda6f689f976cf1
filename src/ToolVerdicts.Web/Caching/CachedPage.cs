using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ToolVerdicts.Web.Caching.Personal;
using ToolVerdicts.Web.Security;

namespace ToolVerdicts.Web.Caching;

/// <summary>An answer as it goes over the wire: its headers, and its bytes in each encoding, compressed once and when first asked for.</summary>
internal sealed class CachedPage
{
    // Brotli beyond this takes many times as long for a few percent.
    private const int BrotliQuality = 6;
    private const int BrotliWindow = 22;

    private readonly Form _plain;
    private readonly Lazy<Form> _gzip;
    private readonly Lazy<Form> _brotli;
    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly PageMoment _made;
    private readonly int[] _topics;

    /// <summary>Keeps an answer.</summary>
    /// <param name="page">The answer.</param>
    /// <param name="headers">Its headers, but those that depend on the encoding.</param>
    public CachedPage(MadePage page, IEnumerable<KeyValuePair<string, StringValues>> headers)
    {
        _made = page.Moment;
        _headers = [.. headers, .. SecurityHeaders.Fixed];
        _topics = [.. page.Topics.Counters];
        Parts = page.Parts;
        CanBeFilled = !page.Topics.IsPersonalThroughout;
        var body = Parts.Whole();
        var digest = Convert.ToHexStringLower(SHA256.HashData(body))[..32];
        _plain = new Form(body, $"\"{digest}\"", Encoding: null);
        _gzip = new Lazy<Form>(() => new Form(Gzip(body), $"\"{digest}-gz\"", "gzip"));
        _brotli = new Lazy<Form>(() => new Form(Brotli(body), $"\"{digest}-br\"", "br"));
        Size = 2L * body.Length + Parts.Size;
    }

    /// <summary>The media type.</summary>
    public required StringValues ContentType { get; init; }

    /// <summary>False for a page that shows the marks of the visitor it was made for: of it, the parts are of use.</summary>
    public required bool IsForEverybody { get; init; }

    /// <summary>True when nothing but its parts differs from visitor to visitor.</summary>
    public bool CanBeFilled { get; }

    /// <summary>What it is put together of for whoever has acted.</summary>
    public PageParts Parts { get; }

    /// <summary>About how many bytes of memory it takes, with its compressed forms.</summary>
    public long Size { get; }

    /// <summary>False for what was made before anybody looked for changes.</summary>
    public bool IsLasting => _made.Look > 0;

    /// <summary>True while nothing that it shows has changed.</summary>
    public bool IsFresh(PageVersions versions)
    {
        foreach (var topic in _topics)
        {
            if (versions.LastChangeOf(topic) > _made.Look)
                return false;
        }

        return true;
    }

    /// <summary>True while it also shows every vote that this process has taken: who votes is to find the own vote counted.</summary>
    public bool IsUpToTheMoment(PageVersions versions)
    {
        foreach (var topic in _topics)
        {
            if (versions.LastVoteOn(topic) > _made.Votes)
                return false;
        }

        return IsFresh(versions);
    }

    /// <summary>Sends it in the encoding that the client likes best, or 304 when the client has it.</summary>
    public Task SendAsync(HttpContext context)
    {
        var form = ContentEncodings.Best(context.Request.Headers.AcceptEncoding) switch
        {
            ContentEncodings.Brotli => _brotli.Value,
            ContentEncodings.Gzip => _gzip.Value,
            _ => _plain,
        };
        var response = context.Response;
        WriteHeaders(context);
        response.Headers.ETag = form.Tag;
        if (Validators.HasVersion(context.Request, form.Version))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.Headers.ContentType = ContentType;
        if (form.Encoding is not null)
            response.Headers.ContentEncoding = form.Encoding;
        response.ContentLength = form.Bytes.Length;
        // The server ends a write whose client is gone; a token of the request's would cost as much as the write.
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(form.Bytes, CancellationToken.None).AsTask();
    }

    /// <summary>Sends what it was put together to for one visitor, whom nobody else may take for theirs.</summary>
    public Task SendAsync(HttpContext context, GzipPiece[] pieces)
    {
        WriteHeaders(context);
        context.Response.Headers.CacheControl = SharedPages.Private;
        context.Response.Headers.ContentType = ContentType;
        return GzipPiece.SendAsync(context, pieces);
    }

    private void WriteHeaders(HttpContext context)
    {
        foreach (var (name, value) in _headers)
            context.Response.Headers[name] = value;
        SecurityHeaders.KeepHttps(context);
    }

    private static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(body);
        return packed.ToArray();
    }

    private static byte[] Brotli(byte[] body)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, packed, out var written, BrotliQuality, BrotliWindow) ? packed[..written] : throw new InvalidOperationException("The page does not fit its greatest length.");
    }

    private sealed record Form(byte[] Bytes, StringValues Tag, string? Encoding)
    {
        public EntityTagHeaderValue Version { get; } = new(Tag.ToString());
    }
}
