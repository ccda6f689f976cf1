namespace ToolVerdicts.Web.Caching;

/// <summary>Headers that tell browsers and proxies how long and for whom an answer holds (RFC 9110, 8.8 and 13; RFC 9111).</summary>
internal static class Validators
{
    /// <summary>The Cache-Control of answers that are the same for everybody.</summary>
    public const string SharedForAMinute = "public, max-age=60, stale-while-revalidate=600";

    private static readonly string[] SharedVary = [HeaderNames.AcceptEncoding, HeaderNames.Cookie];

    /// <summary>Adds to Vary the request headers on which every shared answer depends.</summary>
    public static void VaryAsShared(this HttpResponse response) => response.Headers.Vary =
        string.Join(", ", SharedVary.Union(response.Headers.GetCommaSeparatedValues(HeaderNames.Vary), StringComparer.OrdinalIgnoreCase));

    /// <summary>True when If-None-Match names this version.</summary>
    public static bool HasVersion(HttpRequest request, EntityTagHeaderValue tag) =>
        request.Headers.IfNoneMatch is { Count: > 0 } versions
        // Nearly every client names one version, which needs no parsing.
        && ((versions.Count == 1 && tag.Tag.Equals(versions[0], StringComparison.Ordinal) && !tag.IsWeak)
            || request.GetTypedHeaders().IfNoneMatch.Any(known =>
                known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)));

    /// <summary>Marks the answer as shared, with its version. When the client has this version, the answer becomes a 304.</summary>
    /// <returns>True for a 304, which has no body.</returns>
    public static bool TryAnswerNotModified(this HttpContext context, EntityTagHeaderValue tag)
    {
        var response = context.Response;
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = SharedForAMinute;
        if (!HasVersion(context.Request, tag))
            return false;
        response.StatusCode = StatusCodes.Status304NotModified;
        response.ContentLength = null;
        response.Headers.ContentType = default;
        response.Headers.ContentEncoding = default;
        return true;
    }
}
