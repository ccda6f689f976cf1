namespace ToolVerdicts.Web.Caching;

/// <summary>An answer that was rendered into memory and not yet sent.</summary>
/// <param name="Pieces">Its bytes, not compressed, split at the parts that differ from visitor to visitor.</param>
/// <param name="Topics">The topics on which it depends.</param>
/// <param name="Version">The changes known when rendering began.</param>
internal sealed record RenderedPage(byte[][] Pieces, PageTopics Topics, PageVersion Version)
{
    private static readonly string[] Shared = ["text/html", "text/plain", "application/xml", "application/atom+xml"];

    // Headers that follow from the encoding, and those that the server sets.
    private static readonly string[] ExcludedHeaders =
        [HeaderNames.ContentType, HeaderNames.ContentLength, HeaderNames.ContentEncoding, HeaderNames.ETag, HeaderNames.Date];

    public byte[] Body => [.. Pieces.SelectMany(piece => piece)];

    /// <summary>True while no poll and no vote of this process has changed a topic of the answer since it was rendered.</summary>
    public bool IncludesLatestVotes(PageVersions versions) => Topics.Counters.All(topic =>
        versions.LastVoteOn(topic) <= Version.Votes && versions.LastChangeOf(topic) <= Version.Poll);

    /// <summary>Renders the answer as if the request were a GET for no encoding.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest of the pipeline.</param>
    /// <param name="topics">The topics that the page declares.</param>
    /// <param name="query">The query that the page is to see.</param>
    /// <param name="now">The changes known so far.</param>
    public static async Task<RenderedPage> RenderAsync(
        HttpContext context, RequestDelegate next, IEnumerable<string> topics, QueryString query, PageVersion now)
    {
        var (request, response) = (context.Request, context.Response);
        var (wire, method, asked, accepted) = (response.Body, request.Method, request.QueryString, request.Headers.AcceptEncoding);
        var noted = new PageTopics();
        context.Features.Set(noted);
        context.AddTopics(topics);
        using var body = new MemoryStream();
        (response.Body, request.Method, request.QueryString) = (body, HttpMethods.Get, query);
        request.Headers.AcceptEncoding = StringValues.Empty;
        try
        {
            await next(context);
        }
        finally
        {
            (response.Body, request.Method, request.QueryString) = (wire, method, asked);
            request.Headers.AcceptEncoding = accepted;
        }

        // An error page has none of the parts that the failed page had begun.
        var parts = response.StatusCode == StatusCodes.Status200OK ? noted.Parts.Count : 0;
        return new RenderedPage(PageTopics.Split(body.GetBuffer().AsSpan(0, (int)body.Length), parts), noted, now);
    }

    public bool CanBeCached(HttpResponse response) =>
        Topics.IsWorthKeeping
        && response.StatusCode == StatusCodes.Status200OK
        && Shared.Contains(response.ContentType?.Split(';')[0])
        && !response.Headers.ContainsKey(HeaderNames.SetCookie)
        && !response.Headers.ContainsKey(HeaderNames.CacheControl);

    /// <summary>Makes the page for the cache, and gives the response the page's headers.</summary>
    public CachedPage ToCached(HttpResponse response)
    {
        response.Headers.CacheControl = Validators.SharedForAMinute;
        response.VaryAsShared();
        var headers = response.Headers.Where(header => !ExcludedHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase));
        return new CachedPage(this, headers) { ContentType = response.Headers.ContentType };
    }

    /// <summary>Sends the answer for this request alone, with gzip when the client accepts it.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.VaryAsShared();
        var body = Body;
        if (ContentEncodings.Best(context.Request.Headers.AcceptEncoding, hasBrotli: false) is { } encoding)
        {
            response.Headers.ContentEncoding = encoding;
            body = Compressed.Gzip(body);
        }

        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, CancellationToken.None);
    }
}
