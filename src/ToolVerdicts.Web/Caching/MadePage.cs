using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using ToolVerdicts.Web.Caching.Personal;

namespace ToolVerdicts.Web.Caching;

/// <summary>An answer that was made, and of which nothing was sent.</summary>
/// <param name="Parts">Its bytes, not compressed.</param>
/// <param name="Topics">What it shows.</param>
/// <param name="Moment">When it was made.</param>
internal sealed record MadePage(PageParts Parts, PageTopics Topics, PageMoment Moment)
{
    private static readonly string[] Shared = ["text/html", "text/plain", "application/xml", "application/atom+xml"];

    // What is worked out for each answer, and what the server sets by itself.
    private static readonly string[] NotKept = [HeaderNames.ContentType, HeaderNames.ContentLength, HeaderNames.ContentEncoding, HeaderNames.ETag, HeaderNames.Date];

    /// <summary>Makes the answer to a request as if it had been a GET with this query and for no encoding.</summary>
    /// <param name="context">The request.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="page">What the page depends on beside the tools it shows.</param>
    /// <param name="query">What the page is to see of the query.</param>
    /// <param name="now">What is known now.</param>
    public static async Task<MadePage> OfAsync(HttpContext context, RequestDelegate make, IEnumerable<string> page, QueryString query, PageMoment now)
    {
        var (request, response) = (context.Request, context.Response);
        var (wire, method, asked, accepted) = (response.Body, request.Method, request.QueryString, request.Headers.AcceptEncoding);
        var topics = new PageTopics();
        foreach (var topic in page)
            topics.Add(topic);
        context.Features.Set(topics);
        using var body = new MemoryStream();
        (response.Body, request.Method, request.QueryString) = (body, HttpMethods.Get, query);
        request.Headers.AcceptEncoding = StringValues.Empty;
        try
        {
            await make(context);
        }
        finally
        {
            (response.Body, request.Method, request.QueryString) = (wire, method, asked);
            request.Headers.AcceptEncoding = accepted;
        }

        // What stands in place of a page that failed has none of the parts that were noted before it did.
        var parts = response.StatusCode == StatusCodes.Status200OK ? topics.Parts : [];
        return new MadePage(new PageParts(body.GetBuffer().AsSpan(0, (int)body.Length), parts), topics, now);
    }

    /// <summary>True for what may be kept and shown to somebody else.</summary>
    public bool IsToBeKept(HttpResponse response) =>
        !Topics.IsRare
        && response.StatusCode == StatusCodes.Status200OK
        && Shared.Contains(response.ContentType?.Split(';')[0])
        && !response.Headers.ContainsKey(HeaderNames.SetCookie)
        && !response.Headers.ContainsKey(HeaderNames.CacheControl);

    /// <summary>The page to be kept; the response's headers become those of the page.</summary>
    public CachedPage ToKeep(HttpResponse response)
    {
        Parts.Learn(Parts, Topics.Marks ?? OwnMarks.None);
        response.Headers.CacheControl = Validators.SharedForAMinute;
        response.VaryAsShared();
        return new CachedPage(this, response.Headers.Where(header => !NotKept.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            ContentType = response.Headers.ContentType,
            // A visitor whose marks are on other tools gets the page that everybody gets.
            IsForEverybody = Topics.Marks is not { } marks || Topics.Parts.All(part => marks.Of(part).Length == 0),
        };
    }

    /// <summary>Sends the answer as it is.</summary>
    public Task SendAsync(HttpContext context)
    {
        context.Response.VaryAsShared();
        return GzipPiece.SendAsync(context, [new GzipPiece(Parts.Whole())]);
    }
}
