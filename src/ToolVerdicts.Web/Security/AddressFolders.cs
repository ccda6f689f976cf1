using Microsoft.AspNetCore.Routing.Patterns;

namespace ToolVerdicts.Web.Security;

/// <summary>
/// The literal beginnings of the routes of some endpoints, such as <c>/unsubscribe</c> for <c>/unsubscribe/{token}</c>. Middleware that
/// runs before routing uses them. The list is made on first use, because the endpoints are mapped after the middleware is
/// constructed.
/// </summary>
/// <param name="endpoints">All endpoints of the site.</param>
/// <param name="predicate">Selects endpoints by their metadata.</param>
internal sealed class AddressFolders(EndpointDataSource endpoints, Func<EndpointMetadataCollection, bool> predicate)
{
    private readonly Lazy<PathString[]> _folders = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => predicate(endpoint.Metadata)).Select(endpoint => BeginningOf(endpoint.RoutePattern)).Distinct().ToArray());

    /// <summary>True for a path in one of the folders, and for a folder itself.</summary>
    /// <param name="path">The path that a client asks for.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="rest">The rest of the path, with its slash; empty for the folder itself.</param>
    public bool Contains(PathString path, out PathString folder, out PathString rest)
    {
        foreach (var known in _folders.Value)
        {
            if (path.StartsWithSegments(known, StringComparison.OrdinalIgnoreCase, out rest))
            {
                folder = known;
                return true;
            }
        }

        (folder, rest) = (default, default);
        return false;
    }

    private static PathString BeginningOf(RoutePattern route) => string.Concat(route.PathSegments
        .TakeWhile(segment => segment.Parts is [RoutePatternLiteralPart])
        .Select(segment => $"/{((RoutePatternLiteralPart)segment.Parts[0]).Content}"));
}
