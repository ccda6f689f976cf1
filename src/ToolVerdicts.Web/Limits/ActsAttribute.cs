using Microsoft.AspNetCore.Http.Metadata;

namespace ToolVerdicts.Web.Limits;

/// <summary>
/// Declares that a page takes posts, how often and how large. Routing applies the size before the form is read. RequestSizeLimitAttribute
/// of MVC would apply it once more afterwards, fail, and log that at every post.
/// </summary>
/// <param name="rate">How often one network may post.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ActsAttribute(ActRate rate) : Attribute, IRequestSizeLimitMetadata
{
    public ActRate Rate => rate;

    /// <summary>The largest body, in bytes.</summary>
    public long MaxBytes { get; init; } = RequestLimits.MaxActBytes;

    long? IRequestSizeLimitMetadata.MaxRequestBodySize => MaxBytes;
}
