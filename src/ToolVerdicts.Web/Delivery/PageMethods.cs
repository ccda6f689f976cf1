namespace ToolVerdicts.Web.Delivery;

/// <summary>Which methods pages answer: GET and HEAD, and 405 for all others.</summary>
internal static class PageMethods
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    // These stand in place of the answer to any request.
    private static readonly string[] ErrorPages = ["not-found", "error"];

    public static T OnlyRead<T>(this T pages)
        where T : IEndpointConventionBuilder
    {
        pages.Add(endpoint =>
        {
            if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } route } || !ErrorPages.Contains(route))
                endpoint.Metadata.Add(new HttpMethodMetadata(Reading));
        });
        return pages;
    }
}
