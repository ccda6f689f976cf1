using Microsoft.Net.Http.Headers;

namespace ToolVerdicts.Web.Delivery;

/// <summary>Says what version of a shared answer this is, and whether the client has it already.</summary>
internal static class Validators
{
    private const string SharedForAMinute = "public, max-age=60, stale-while-revalidate=600";

    /// <summary>Marks the answer as shared, with its version.</summary>
    /// <returns>True when the client has this version: the answer is then a 304 without a body.</returns>
    public static bool AnswersWithTag(this HttpContext context, EntityTagHeaderValue tag)
    {
        var response = context.Response;
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = SharedForAMinute;
        if (!context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
            return false;
        response.StatusCode = StatusCodes.Status304NotModified;
        response.ContentLength = null;
        response.Headers.ContentType = default;
        response.Headers.ContentEncoding = default;
        return true;
    }
}
