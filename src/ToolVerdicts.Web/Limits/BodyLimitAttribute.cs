using Microsoft.AspNetCore.Http.Metadata;

namespace ToolVerdicts.Web.Limits;

/// <summary>
/// The largest body that a page takes, in bytes. Routing sets it before the form is read. The framework's own attribute would set it once more
/// afterwards, fail, and say so in the log at every post.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BodyLimitAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}
