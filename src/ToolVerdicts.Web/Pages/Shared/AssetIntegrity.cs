using Microsoft.AspNetCore.Components;

namespace ToolVerdicts.Web.Pages.Shared;

/// <summary>Finds the digest with which a browser checks that an asset was not changed on the way (Subresource Integrity).</summary>
internal static class AssetIntegrity
{
    /// <summary>The digest of an asset as it was built; null when it was not built with the site.</summary>
    /// <param name="context">A request for a page.</param>
    /// <param name="name">The asset's file name.</param>
    public static string? Find(HttpContext context, string name) => context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?
        .FirstOrDefault(asset => Property(asset, "label") == name) is { } known
        ? Property(known, "integrity")
        : null;

    private static string? Property(ResourceAsset asset, string name) =>
        asset.Properties?.FirstOrDefault(property => property.Name == name)?.Value;
}
