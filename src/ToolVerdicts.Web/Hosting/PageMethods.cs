namespace ToolVerdicts.Web.Hosting;

/// <summary>Which methods pages answer: GET and HEAD, POST where a visitor acts, and 405 for all others.</summary>
internal static class PageMethods
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Acting = [.. Reading, HttpMethods.Post];

    private static readonly string[] ActPages =
    [
        "tools/{slug}/vote", "privacy/forget", "bookmarks", "bookmarks/note", "bookmarks/import", "bookmarks/share",
        "subscribe", "subscribe/confirm/{token}", "subscribe/preferences/{token}", "unsubscribe/{token}",
    ];

    // These stand in place of the answer to any request.
    private static readonly string[] ErrorPages = ["not-found", "error"];

    public static T AnswerOnlyWhatTheyCan<T>(this T pages)
        where T : IEndpointConventionBuilder
    {
        pages.Add(endpoint =>
        {
            var route = (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText;
            if (!ErrorPages.Contains(route))
                endpoint.Metadata.Add(new HttpMethodMetadata(ActPages.Contains(route) ? Acting : Reading));
        });
        return pages;
    }
}
