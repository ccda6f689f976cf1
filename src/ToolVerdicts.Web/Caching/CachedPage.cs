using System.IO.Compression;

namespace ToolVerdicts.Web.Caching;

/// <summary>An answer in the cache: its headers, and its bytes in each encoding, compressed when first asked for.</summary>
internal sealed class CachedPage
{
    // A part can show no vote, ship or skip, and either of the two while it does not count yet.
    private const int MostStates = 5;

    // Larger answers are kept compressed only, and sent in chunks that wait for the client, so that the server buffers no
    // more than a chunk for a slow one.
    private const int LargestWhole = 128 * 1024;
    private const int Chunk = 32 * 1024;

    private readonly Form _plain;
    private readonly Lazy<Form> _gzip;
    private readonly Lazy<Form> _brotli;
    private readonly KeyValuePair<string, StringValues>[] _headers;
    // The plain bytes of a large answer, shared by all clients that are sent them at the time, and collected after them. A decompressor
    // for each client would cost more than the bytes.
    private readonly WeakReference<byte[]> _unpacked = new([]);
    private readonly PageVersion _made;
    private readonly int[] _topics;

    /// <param name="page">The answer.</param>
    /// <param name="headers">Its headers, without those that depend on the encoding.</param>
    public CachedPage(RenderedPage page, IEnumerable<KeyValuePair<string, StringValues>> headers)
    {
        _made = page.Version;
        _headers = [.. headers, .. SecurityHeaders.Fixed];
        _topics = [.. page.Topics.Counters];
        (Pieces, Parts, States) = (page.Pieces, page.Topics.Parts, page.Topics.States);
        IsForEverybody = States.All(state => state.Length == 0);
        var body = page.Body;
        var isLarge = body.Length > LargestWhole && Parts.Count == 0;
        CanPersonalize = !page.Topics.IsPersonalThroughout && !isLarge;
        var digest = Convert.ToHexStringLower(SHA256.HashData(body))[..32];
        PlainLength = body.Length;
        _plain = new Form(isLarge ? [] : body, $"\"{digest}\"", Encoding: null);
        _gzip = new Lazy<Form>(() => new Form(Compressed.Gzip(body), $"\"{digest}-gz\"", ContentEncodings.Gzip));
        _brotli = new Lazy<Form>(() => new Form(Compressed.Brotli(body), $"\"{digest}-br\"", ContentEncodings.Brotli));
        if (isLarge)
        {
            // Made now: later it would need the plain bytes.
            Size = _gzip.Value.Bytes.Length;
            (_brotli, Pieces) = (_gzip, []);
            return;
        }

        Size = 2L * body.Length + Pieces.Select((piece, i) => piece.Length * (i % 2 == 0 ? 2L : 2L * MostStates)).Sum();
    }

    public required StringValues ContentType { get; init; }

    /// <summary>False for a page that shows marks of the visitor it was made for; only its pieces are of use to others.</summary>
    public bool IsForEverybody { get; }

    private int PlainLength { get; }

    /// <summary>True when nothing but the parts differs from visitor to visitor.</summary>
    public bool CanPersonalize { get; }

    /// <summary>The page split at its parts: pieces for everybody at even places, parts as they were made at odd ones.</summary>
    public byte[][] Pieces { get; }

    public IReadOnlyList<PagePart> Parts { get; }

    /// <summary>The states that the parts were made for.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>About how many bytes of memory the page takes with its compressed forms, and with its parts in all states.</summary>
    public long Size { get; }

    /// <summary>False for a page that was rendered before the first poll for changes, which could not be invalidated.</summary>
    public bool IsCacheable => _made.Poll > 0;

    /// <summary>True while no poll since the page was rendered has found one of its topics changed.</summary>
    public bool IsFresh(PageVersions versions)
    {
        foreach (var topic in _topics)
        {
            if (versions.LastChangeOf(topic) > _made.Poll)
                return false;
        }

        return true;
    }

    /// <summary>
    /// True while the page also counts every vote that this process has taken, so that visitors find their own vote counted.
    /// </summary>
    public bool IncludesLatestVotes(PageVersions versions)
    {
        foreach (var topic in _topics)
        {
            if (versions.LastVoteOn(topic) > _made.Votes)
                return false;
        }

        return IsFresh(versions);
    }

    /// <summary>Sends the page in the encoding that the client prefers, or 304 when the client has it.</summary>
    public Task SendAsync(HttpContext context)
    {
        var form = ContentEncodings.Best(context.Request.Headers.AcceptEncoding, hasBrotli: _brotli != _gzip) switch
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
        response.ContentLength = form.Encoding is null ? PlainLength : form.Bytes.Length;
        if (Math.Max(PlainLength, form.Bytes.Length) > LargestWhole && !HttpMethods.IsHead(context.Request.Method))
            return SendInChunksAsync(context, form);
        // The server ends a write whose client is gone. RequestAborted is not passed: creating the token costs as much as the write.
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(form.Bytes, CancellationToken.None).AsTask();
    }

    /// <summary>Writes the headers that do not depend on the encoding, without the content type.</summary>
    public void WriteHeaders(HttpContext context)
    {
        foreach (var (name, value) in _headers)
            context.Response.Headers[name] = value;
        SecurityHeaders.WriteTransportSecurity(context);
    }

    private async Task SendInChunksAsync(HttpContext context, Form form)
    {
        var bytes = form.Encoding is null && _brotli == _gzip ? Unpack() : form.Bytes;
        for (var sent = 0; sent < bytes.Length; sent += Chunk)
            await context.Response.Body.WriteAsync(bytes.AsMemory(sent, Math.Min(Chunk, bytes.Length - sent)), context.RequestAborted);
    }

    private byte[] Unpack()
    {
        lock (_unpacked)
        {
            if (_unpacked.TryGetTarget(out var known) && known.Length > 0)
                return known;
            var bytes = new byte[PlainLength];
            using var plain = new GZipStream(new MemoryStream(_gzip.Value.Bytes), CompressionMode.Decompress);
            plain.ReadExactly(bytes);
            _unpacked.SetTarget(bytes);
            return bytes;
        }
    }

    private sealed record Form(byte[] Bytes, StringValues Tag, string? Encoding)
    {
        public EntityTagHeaderValue Version { get; } = new(Tag.ToString());
    }
}
