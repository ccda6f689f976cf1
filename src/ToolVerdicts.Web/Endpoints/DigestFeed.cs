namespace ToolVerdicts.Web.Endpoints;

/// <summary>The Atom feed of weekly issues.</summary>
internal static class DigestFeed
{
    private const string Path = "/digests.xml";
    private const int MaxEntries = 20;

    public static void MapDigestFeed(this IEndpointRouteBuilder site) => site.MapMethods(Path, Reading.Methods, WriteAsync);

    private static async Task WriteAsync(HttpContext context, Database database, LiveSite site, FeedIds ids)
    {
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        var entries = (await store.ListIssuesAsync(MaxEntries)).Select(issue => Entry(issue, site)).ToList();
        context.Response.ContentType = "application/atom+xml; charset=utf-8";
        await AtomXml.WriteAsync(context.Response.Body, Path, $"{site.Name}: weekly issues", entries, site, ids);
    }

    private static AtomEntry Entry(ListedIssue issue, LiveSite site) => new(
        $"/digests/{issue.Week}",
        $"/digests/{issue.Week}",
        issue.Title,
        $"{issue.Summarize(site.Words.Thing, site.Words.Things)}.",
        issue.ComposedAt);
}
