using Microsoft.Net.Http.Headers;

namespace ToolVerdicts.Web.Caching;

/// <summary>Says what version of a shared answer this is, and whether the client has it already.</summary>
internal static class Validators
{
    /// <summary>What browsers and proxies may do with what is the same for everybody.</summary>
    public const string SharedForAMinute = "public, max-age=60, stale-while-revalidate=600";

    private static readonly string[] SharedVary = [HeaderNames.AcceptEncoding, HeaderNames.Cookie];

    /// <summary>Says what the answer depends on, beside what it says already.</summary>
    public static void VaryAsShared(this HttpResponse response) => response.Headers.Vary =
        string.Join(", ", SharedVary.Union(response.Headers.GetCommaSeparatedValues(HeaderNames.Vary), StringComparer.OrdinalIgnoreCase));

    /// <summary>True when the client has this version.</summary>
    public static bool HasVersion(HttpRequest request, EntityTagHeaderValue tag) =>
        request.Headers.IfNoneMatch is { Count: > 0 } versions
        // Nearly every client names the one version that it has.
        && (versions.Count == 1 && tag.Tag.Equals(versions[0], StringComparison.Ordinal) && !tag.IsWeak
            || request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)));

    /// <summary>Marks the answer as shared, with its version.</summary>
    /// <returns>True when the client has this version: the answer is then a 304 without a body.</returns>
    public static bool AnswersWithTag(this HttpContext context, EntityTagHeaderValue tag)
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
