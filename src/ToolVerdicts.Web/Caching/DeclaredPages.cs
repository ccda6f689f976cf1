using System.Collections.Frozen;

namespace ToolVerdicts.Web.Caching;

/// <summary>
/// The metadata of endpoints by the shape of their addresses: <c>/tools</c>, or <c>/tools/*</c> for <c>/tools/{slug}</c>.
/// The page cache answers before routing, because routing costs as much as sending a cached page. The table is made on first use, because
/// endpoints are mapped after the middleware is constructed.
/// </summary>
internal sealed class DeclaredPages(EndpointDataSource endpoints, LiveSite site)
{
    private readonly Lazy<FrozenDictionary<string, EndpointMetadataCollection>> _byShape = new(() => endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.Any(declared => declared is CachedAttribute or MarkdownTwinAttribute))
        .ToFrozenDictionary(ShapeOf, endpoint => endpoint.Metadata, StringComparer.Ordinal));

    /// <summary>True for the key of a criterion of the site, which is a query key of pages that declare so.</summary>
    public bool IsCriterion(string key) => site.Library.Criteria.Any(criterion => criterion.Key == key);

    /// <summary>
    /// The declaration of the page at a path; null when there is none. Paths match exactly, also in the case of letters.
    /// </summary>
    public T? Find<T>(string path)
        where T : class => _byShape.Value.TryGetValue(ShapeOf(path), out var metadata) ? metadata.GetMetadata<T>() : null;

    private static string ShapeOf(RouteEndpoint endpoint)
    {
        var route = $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}";
        var (open, close) = (route.IndexOf('{', StringComparison.Ordinal), route.LastIndexOf('}'));
        var shape = open < 0 ? route : $"{route[..open]}*{route[(close + 1)..]}";
        return ShapeOf(shape) == shape
            ? shape
            : throw new InvalidOperationException($"{route} cannot be cached: only one folder deep is looked up.");
    }

    // Other forms of a page have an extension, which is part of the shape: /sitemaps/*.xml.
    private static string ShapeOf(string path)
    {
        var slash = path.LastIndexOf('/');
        if (slash <= 0)
            return path;
        if (slash == path.Length - 1)
            return "";
        var dot = path.IndexOf('.', slash);
        return $"{path[..slash]}/*{(dot < 0 ? "" : path[dot..])}";
    }
}
