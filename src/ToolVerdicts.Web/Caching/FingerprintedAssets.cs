using Microsoft.AspNetCore.StaticAssets;

namespace ToolVerdicts.Web.Caching;

/// <summary>Lets browsers and proxies keep assets for a year when their address changes with their content.</summary>
internal static class FingerprintedAssets
{
    private const string ForAYear = "public, max-age=31536000, immutable";

    // The framework marks these assets immutable, but not public.
    public static void CacheForAYear(this StaticAssetsEndpointConventionBuilder assets) => assets.Add(endpoint =>
    {
        var send = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context =>
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.Headers.CacheControl.ToString().Contains("immutable", StringComparison.Ordinal))
                    context.Response.Headers.CacheControl = ForAYear;
                return Task.CompletedTask;
            });
            return send(context);
        };
    });
}
