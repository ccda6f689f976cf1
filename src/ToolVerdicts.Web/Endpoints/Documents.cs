namespace ToolVerdicts.Web.Endpoints;

/// <summary>Addresses that list the store: feeds, sitemaps and their like.</summary>
internal static class Documents
{
    /// <summary>
    /// Has the page cache keep a document. Other spellings of its address are 404: routing ignores case and a slash at the end, the cache
    /// does not, so that each spelling would be rendered for each request.
    /// </summary>
    public static void AsDocument(this RouteHandlerBuilder document, params string[] topics) => document
        .WithMetadata(new CachedAttribute(topics) { IsDocument = true })
        .AddEndpointFilter(static (call, next) =>
        {
            var declared = call.HttpContext.RequestServices.GetRequiredService<DeclaredPages>();
            return declared.Find<CachedAttribute>(call.HttpContext.Request.Path.Value!) is null
                ? ValueTask.FromResult<object?>(Results.NotFound())
                : next(call);
        });
}
