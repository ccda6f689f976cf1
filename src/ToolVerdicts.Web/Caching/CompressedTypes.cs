using Microsoft.AspNetCore.ResponseCompression;

namespace ToolVerdicts.Web.Caching;

/// <summary>Which answers are sent compressed.</summary>
internal static class CompressedTypes
{
    public static void Apply(ResponseCompressionOptions compression)
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "image/svg+xml", "text/markdown"];
    }
}
