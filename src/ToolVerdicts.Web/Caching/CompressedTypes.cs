using Microsoft.AspNetCore.ResponseCompression;

namespace ToolVerdicts.Web.Caching;

internal static class CompressedTypes
{
    public static void Apply(ResponseCompressionOptions compression)
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "image/svg+xml", "text/markdown"];
    }
}
