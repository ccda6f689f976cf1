using ToolVerdicts.Data;
using ToolVerdicts.Deliveries;
using ToolVerdicts.Digests;

namespace ToolVerdicts.Web.Endpoints;

/// <summary>The weekly issues, for feed readers.</summary>
internal static class DigestFeed
{
    private const string Path = "/digests.xml";
    private const int MaxEntries = 20;

    public static void MapDigestFeed(this IEndpointRouteBuilder site) => site.MapRead(Path, async (HttpContext context, Database database, SiteOptions options) =>
    {
        await using var store = await database.OpenConnectionAsync(context.RequestAborted);
        var entries = (await store.ListIssuesAsync(MaxEntries)).Select(Entry).ToList();
        context.Response.ContentType = "application/atom+xml; charset=utf-8";
        await AtomXml.WriteAsync(context.Response.Body, Path, $"{options.Name}: weekly issues", entries, options);
    });

    private static AtomEntry Entry(Issue issue) => new(
        $"/digests/{issue.Digest.Week}",
        $"/digests/{issue.Digest.Week}",
        $"Week {issue.Digest.Week.Number} of {issue.Digest.Week.Year}",
        $"{DigestMessage.Summary(issue.Digest)}.",
        issue.ComposedAt);
}
